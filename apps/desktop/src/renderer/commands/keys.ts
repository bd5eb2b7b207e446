/** Keys of a place: two letters on a page, a chord in the system's menu. */
export interface PlaceKeys { keys: string; accelerator?: string }

// Letters people know from the words; a place that isn't here is given the first letter that is free.
const known: { readonly [place: string]: string } = {
  overview: 'o', alerts: 'a', hosts: 'h', vms: 'v', place: 'p', racks: 'r', groups: 'g', specifications: 's', quotas: 'q', placements: 'l', clusters: 'c', tenants: 't', users: 'u', roles: 'f', tokens: 'k', sessions: 'e', audit: 'w', jobs: 'j', mail: 'm', maintenance: 'n',
}
const digits: readonly string[] = ['overview', 'hosts', 'vms', 'place', 'racks', 'groups', 'clusters', 'alerts', 'jobs']

/** The keys of each place, by its id; the same places get the same keys. */
export function keysOfPlaces(ids: readonly string[]): { [id: string]: PlaceKeys } {
  const taken = new Set(ids.flatMap((id) => known[id] ?? []))
  const letterOf = (id: string): string | undefined => {
    if (known[id]) return known[id]
    const free = [...id.toLowerCase().replace(/[^a-z]/g, ''), ...'abcdefghijklmnopqrstuvwxyz'].find((letter) => !taken.has(letter))
    if (free) taken.add(free)
    return free
  }
  return Object.fromEntries(ids.flatMap((id) => {
    const letter = letterOf(id)
    const digit = digits.indexOf(id) + 1
    return letter ? [[id, { keys: `g ${letter}`, ...(digit > 0 ? { accelerator: `CmdOrCtrl+${digit}` } : {}) }]] : []
  }))
}
