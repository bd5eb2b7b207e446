/** Words of mail, profile, tenant settings and of the pages before a session. The other languages must have exactly these keys. */
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
  door: {
    haveAccount: 'You have an account?', signInLink: 'Sign in', backToSignIn: 'Back to sign-in', goOn: 'Go on',
    email: 'E-mail address', name: 'Your name', password: 'Password', passwordHelp: 'At least 10 characters.', newPassword: 'New password', repeat: 'New password again', tenant: 'Name of your organisation', tenantHelp: 'Others will see it. You can change it later.',
    needed: 'This is needed.', badEmail: 'This is not an e-mail address.', shortPassword: 'Use at least 10 characters.', differ: 'The two are not the same.',
    signUp: 'Create a tenant', signUpLine: 'You become its first administrator.', signUpGo: 'Create', closed: 'Sign-up is closed', closedLine: 'Ask whoever runs this platform for an invitation.',
    verifying: 'One moment…', verified: 'Thank you', verifiedLine: 'Your e-mail address is confirmed.', notVerified: 'This link does not work', notVerifiedLine: 'It may be too old, or used already. Sign in to have a new one sent.',
    forgot: 'Set a new password', forgotLine: 'We send you a link to set a new one.', forgotGo: 'Send the link', resetAsked: 'Look into your mail', resetAskedLine: 'If there is an account for {{email}}, a link is on its way to it. It works for a short while, once.',
    reset: 'Set a new password', resetLine: 'You will be signed out everywhere.', resetGo: 'Set the password', resetDone: 'Your password is set', resetDoneLine: 'Sign in with the new one.', anotherLink: 'Ask for another link', noLink: 'This link is not complete', noLinkLine: 'Open it from the mail again, or ask for another.',
    invitation: 'Invitation', invited: 'Welcome to {{tenant}}', invitedLine: 'You sign in as {{email}}. The invitation holds until {{date}}.', invitedGo: 'Accept the invitation', notInvited: 'This invitation does not work', notInvitedLine: 'It may be too old, or used already. Ask whoever invited you for another.',
  },
} as const
