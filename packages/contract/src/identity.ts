export { me, newPassword, sessionOutput, setupInput, setupStatus, signedInResult, signInInput, signUpInput, type Me } from './identity/session.ts'
export {
  acceptInvitationInput, byLink, changePasswordInput, done, invitationOutput, linkToken, requestResetInput, resetInput, updateProfileInput,
} from './identity/account.ts'
export { assignRolesInput, roleIds, userSchemas } from './identity/user.ts'
export { permissionList, permissionMatrix, removeRolesInput, roleSchemas, setPermissionsInput } from './identity/role.ts'
export { apiTokenSchemas, createdApiToken } from './identity/api-token.ts'
export { ownEdit, ownTenantSchemas, suspendInput, tenantConfigSchemas, tenantSchemas, tenantUsage, tierQuotas } from './identity/tenant.ts'
export { auditLogSchemas } from './identity/audit-log.ts'
