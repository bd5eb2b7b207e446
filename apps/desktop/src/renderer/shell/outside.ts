/** Where links in mails lead, and the way to a new password: pages of `@colonnade/screens/doors` by their path. */
export const doors = [['/invitation', 'Invitation'], ['/reset-password', 'Reset'], ['/verify-email', 'Verify'], ['/forgot', 'Forgot']] as const
/** Whether a page needs no session. */
export function isOutside(pathname: string): boolean {
  return pathname === '/setup' || doors.some(([path]) => path === pathname)
}
