/** Time zones by their IANA names; the browser's own list. */
export function timezones(): string[] {
  const known = (Intl as { supportedValuesOf?: (key: 'timeZone') => string[] }).supportedValuesOf?.('timeZone') ?? []
  return known.includes('UTC') ? known : ['UTC', ...known]
}
