export { actorOf, callerOfApiToken, permissionsOf, type Caller } from './session/recognise.ts'
export { newToken, SESSION_COOKIE, tokenHash, validateSession } from './session/lucia.ts'
export { hashPassword } from './session/passwords.ts'
export { furnishTenant } from './tenant/birth.ts'
