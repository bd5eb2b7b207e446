import type { MailTexts } from './texts.ts'

/** Mail in English. */
export const en: MailTexts = {
  verification: {
    subject: 'Confirm your e-mail address',
    body: 'Hello {name},\n\nplease confirm that this address is yours:\n\n{link}\n\nThe link works once, for {hours} hours.\nIf you did not ask for it, you need do nothing.',
  },
  reset: {
    subject: 'Set a new password',
    body: 'Hello {name},\n\nsomebody, hopefully you, asked to set a new password for your account with {tenant}:\n\n{link}\n\nThe link works once, for {minutes} minutes. Your password stays as it is until then.\nIf you did not ask for it, you need do nothing.',
  },
  invitation: {
    subject: '{tenant} invites you',
    body: 'Hello {name},\n\n{inviter} has made an account for you with {tenant}. Choose a password to begin:\n\n{link}\n\nThe link works once, for {days} days.',
  },
  passwordChanged: {
    subject: 'Your password was changed',
    body: 'Hello {name},\n\nthe password of your account with {tenant} was changed at {time} (UTC), and every other session was ended.\n\nIf it was not you, set a new password at once and tell your administrator:\n\n{link}',
  },
}
