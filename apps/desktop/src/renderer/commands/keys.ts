/** Keys of a place: two strokes on a page, a chord in the system's menu. */
export interface PlaceKeys { keys: string; accelerator?: string }

// Letters people know from the words; where one is taken, a capital. Each place of the rail is named here, so that its keys are the same for everybody, whatever else they may see.
const known: { readonly [place: string]: string } = {
  overview: 'o', alerts: 'a', hosts: 'h', vms: 'v', place: 'p', racks: 'r', groups: 'g', specifications: 's', quotas: 'q', placements: 'l', clusters: 'c', tenants: 't', users: 'u', roles: 'f', tokens: 'k', sessions: 'e', audit: 'w', jobs: 'j', mail: 'm', maintenance: 'n',
  netbox: 'x', endpoints: 'd', plugins: 'i', meshes: 'y', windows: 'z', machinesFound: 'b', machineOperations: 'shift+o', maintained: 'shift+m', maintainers: 'shift+p', 'maintainer-groups': 'shift+g', assignments: 'shift+a', tags: 'shift+t',
}
const digits: readonly string[] = ['overview', 'hosts', 'vms', 'place', 'racks', 'groups', 'clusters', 'alerts', 'jobs']

/** The keys of each place, by its id. A place that is not known has none. */
export function keysOfPlaces(ids: readonly string[]): { [id: string]: PlaceKeys } {
  return Object.fromEntries(ids.flatMap((id) => {
    const digit = digits.indexOf(id) + 1
    return known[id] ? [[id, { keys: `g ${known[id]}`, ...(digit > 0 ? { accelerator: `CmdOrCtrl+${digit}` } : {}) }]] : []
  }))
}
