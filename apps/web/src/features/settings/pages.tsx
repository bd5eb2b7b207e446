import { Navigate } from '@tanstack/react-router'

export { AuditPage as Audit, MailPage as Mail, ProfilePage as Profile, RolesPage as Roles, SessionsPage as Sessions, TenantSettingsPage as Tenant, TokensPage as Tokens, UsersPage as Users } from '@colonnade/screens/identity/index.ts'

/** Settings without a page named: one's own profile. */
export function FirstSetting() {
  return <Navigate to={'/settings/profile' as never} replace />
}
