/** Every mail of the identity domain, in one language; `{name}` and the like are filled in. */
export type MailTexts = Record<'verification' | 'reset' | 'invitation' | 'passwordChanged', { subject: string; body: string }>
/** Which mail. */
export type MailTemplate = keyof MailTexts
