export { me, newPassword, sessionOutput, signedInResult, signInInput, signUpInput, type Me } from './identity/session.ts'
