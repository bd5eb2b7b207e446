import { runsVersion, type ObservedNode } from '@colonnade/contract/datacenter'
import type { ClusterNode } from '../../../drivers/resource/driver.ts'

/** A node as the books have it. */
export interface Recorded { id: string; name: string; type: string; version: string | null; status: string }

function differencesOf(recorded: Recorded | undefined, found: ClusterNode | undefined): ObservedNode['differences'] {
  if (!found) return ['missing']
  return [
    ...(recorded ? [] : ['not_recorded' as const]), ...(recorded?.version && !runsVersion(found.version, recorded.version) ? ['version' as const] : []),
    ...(found.ready ? [] : ['not_ready' as const]), ...(found.cordoned ? ['cordoned' as const] : []),
  ]
}

function told(recorded: Recorded | undefined, found: ClusterNode | undefined, looked: boolean): ObservedNode {
  return {
    name: recorded?.name ?? found!.name, recorded: recorded ? { machineId: recorded.id, role: recorded.type, version: recorded.version, status: recorded.status } : null,
    found: found ? { version: found.version, ready: found.ready, cordoned: found.cordoned, held: found.hold !== null, roles: found.roles, problems: found.problems } : null,
    differences: looked ? differencesOf(recorded, found) : [],
  }
}

const rank = (n: ObservedNode) => (n.differences.length ? 0 : 1)
const role = (n: ObservedNode) => (n.recorded?.role === 'control_plane' || n.found?.roles.includes('control-plane') ? 0 : 1)

/** Nodes as they are recorded beside how they were found, by name; those that differ first. `looked`: whether they were ever looked at. */
export function compareNodes(recorded: Recorded[], found: ClusterNode[], looked: boolean): ObservedNode[] {
  const byName = new Map(found.map((n) => [n.name.toLowerCase(), n]))
  const booked = new Set(recorded.map((r) => r.name.toLowerCase()))
  const nodes = [...recorded.map((r) => told(r, byName.get(r.name.toLowerCase()), looked)), ...found.filter((n) => !booked.has(n.name.toLowerCase())).map((n) => told(undefined, n, looked))]
  return nodes.sort((a, b) => rank(a) - rank(b) || role(a) - role(b) || a.name.length - b.name.length || a.name.localeCompare(b.name))
}
