/** Words of mail, profile and tenant settings. The other languages must have exactly these keys. */
export const en = {
  saved: 'Saved.',
  user: { email: 'E-mail address', name: 'Name', language: 'Language', zone: 'Time zone', unverified: 'not verified' },
  mail: {
    one: 'Mail', many: 'Mail', line: 'What was written to people of this tenant. Without a mail server the mails stay here, and their links work.', empty: 'No mail has been written yet.',
    subject: 'Subject', to: 'To', state: 'State', template: 'Kind', at: 'Written', tries: 'Tries', error: 'Error', retry: 'Send again', gone: 'It was handed to the mail server; its text is the recipient’s alone.',
    states: { kept: 'Kept here', sent: 'Sent', failed: 'Not sent', waiting: 'Waiting' },
  },
  profile: {
    title: 'Profile', line: 'How others see you, and how the app speaks to you.', you: 'You', tenant: 'Tenant', languageHelp: 'Mails to you are written in it too.', password: 'Password', passwordLine: 'A new one signs you out everywhere else.',
    current: 'Present password', new: 'New password', newHelp: 'At least 10 characters; length counts for more than signs.', repeat: 'New password again', change: 'Change the password', changed: 'Your password was changed.', differ: 'The two are not the same.',
  },
  tenant: {
    title: 'Tenant', line: 'What everyone here shares.', profile: 'Profile', slug: 'Short name', tier: 'Tier', tiers: { free: 'Free', pro: 'Pro', enterprise: 'Enterprise' }, name: 'Name', description: 'Description', industry: 'Industry', region: 'Region', contactEmail: 'Contact e-mail', contactPhone: 'Contact phone',
    quotas: 'Quotas', quotasLine: 'Set by the provider.', users: 'Users', bases: 'Knowledge bases', defaults: 'Models', defaultsLine: 'How answers are written and passages found, where nobody chose otherwise.', local: 'local',
    model: 'Model for answers', modelHelp: 'Empty: the best one that is available.', temperature: 'Temperature', temperatureHelp: '0 sticks to the point, 2 wanders.', maxTokens: 'Most tokens per answer', embedding: 'Model for embeddings', embeddingHelp: 'For knowledge bases made from now on.',
    topK: 'Passages per question', topKHelp: 'How many passages an answer may draw on.', threshold: 'Least similarity', thresholdHelp: 'Passages below it are left out; 0 keeps all.',
  },
} as const
