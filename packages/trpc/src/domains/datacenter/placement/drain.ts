/**
 * Emptying hosts: which VM goes where. The same order and the same rounds whether it is only asked (`planDrain`) or done, where each step is a
 * transaction of its own.
 */
import { apply, placeOn } from './engine.ts'
import type { HostIndex } from './host-index.ts'
import type { Amounts, Assignment, PlacementMode, PlacementRequest, Refused, Standing } from './types.ts'

/** A VM that stands somewhere: what has to be known of it to put it elsewhere. */
export interface Placed {
  readonly id: string
  readonly tenantId: string
  readonly groupId: string
  readonly hostId: string
  readonly mode: PlacementMode
  readonly affinityGroup: string | null
  readonly size: Amounts
  /** hosts it can't be brought to */
  readonly beyond?: readonly string[] | undefined
}

/** The request that finds a VM another host: by the mode it was placed in, its rack rule kept. `existing`: the others of its affinity group. */
export function elsewhere(vm: Placed, existing: readonly Standing[], hostIds?: readonly string[]): PlacementRequest {
  return {
    tenantId: vm.tenantId, groupId: vm.groupId, count: 1, specification: vm.size, mode: vm.mode === 'manual' ? 'spread' : vm.mode, excludeHostIds: [vm.hostId], affinityGroup: vm.affinityGroup, existing, beyondHostIds: vm.beyond,
    ...(hostIds ? { hostIds } : {}),
  }
}

/** Tries each in turn, and those that could not in another round, as long as a round gets anywhere: one that leaves may make way for another. Gives what is left, in order. */
export async function inRounds<T>(items: readonly T[], attempt: (item: T) => boolean | Promise<boolean>): Promise<T[]> {
  let left = [...items]
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length
    const again: T[] = []
    for (const item of left) if (!(await attempt(item))) again.push(item)
    left = again
  }
  return left
}

/** Where one VM would go, or why it could not leave. */
export type DrainStep<V extends Placed> = { readonly vm: V } & ({ readonly to: Assignment } | { readonly refusal: Refused })

/**
 * Plans the emptying of hosts on an index of the caller's own, which is changed. The hosts are taken out of service first. `sets`: where the members of the affinity groups stand,
 * by tenant and group and then by VM; changed too.
 */
export async function planDrain<V extends Placed>(index: HostIndex, vms: readonly V[], sets: Map<string, Map<string, Standing>>): Promise<DrainStep<V>[]> {
  for (const id of new Set(vms.map((vm) => vm.hostId))) outOfService(index, id)
  const moved: DrainStep<V>[] = []
  const refusals = new Map<V, Refused>()
  const left = await inRounds(vms, (vm) => {
    const set = sets.get(setOf(vm))
    const existing = set ? [...set].flatMap(([id, standing]) => (id === vm.id ? [] : [standing])) : []
    const answer = placeOn(index, elsewhere(vm, existing), null)
    if (!answer.ok) { refusals.set(vm, answer); return false }
    const [to] = answer.assignments as [Assignment]
    apply(index, [to])
    index.charge(vm.hostId, vm.size, -1)
    set?.set(vm.id, { hostId: to.hostId, rackId: to.rackId })
    moved.push({ vm, to })
    return true
  })
  return [...moved, ...left.map((vm) => ({ vm, refusal: refusals.get(vm)! }))]
}

/** The key of a VM's affinity set. */
export function setOf(vm: Pick<Placed, 'tenantId' | 'affinityGroup'>): string {
  return `${vm.tenantId} ${vm.affinityGroup ?? ''}`
}

function outOfService(index: HostIndex, id: string): void {
  const found = index.get(id)
  if (!found) return
  const { member, cell: { shape, used } } = found
  index.upsert({ ...member, groupId: shape.groupId, status: 'draining', total: shape.total, used })
}
