import type { ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { plus } from '../placement/capacity.ts'
import { placeOn } from '../placement/engine.ts'
import { RESOURCES, type Quota } from '../placement/types.ts'
import { readFacts, type Facts } from '../virtual-machine/facts.ts'
import { sqlOf } from '../virtual-machine/place.ts'
import { refusalOf, type Refusal } from '../virtual-machine/refusal.ts'
import type { Sized } from './sizes.ts'

/** The first machine that its host or the tenant's quota has no room for, beside those before it; null when all fit. By the filters of placing, each on the host it stands on. Writes nothing. */
export async function refusalAmong(tx: WriteTx, ctx: ServiceCtx, tenantId: string, machines: Sized[]): Promise<{ machine: Sized; refusal: Refusal } | null> {
  for (const [groupId, set] of Map.groupBy(machines, (m) => m.groupId)) {
    const facts = await readFacts({ sql: sqlOf(tx), services: ctx.services }, { tenantId, groupId, specificationId: set[0]!.specificationId, namePrefix: 'adopted', affinityGroup: null })
    const refused = among(facts, tenantId, groupId, set)
    if (refused) return refused
  }
  return null
}

function among(facts: Facts, tenantId: string, groupId: string, machines: Sized[]): { machine: Sized; refusal: Refusal } | null {
  return facts.onHosts((index) => {
    const charged: Sized[] = []
    let { quota } = facts
    try {
      for (const machine of machines) {
        const answer = placeOn(index, { tenantId, groupId, count: 1, mode: 'manual', specification: machine.size, hostIds: [machine.hostId] }, quota)
        if (!answer.ok) return { machine, refusal: refusalOf(answer, exceeds(quota, machine) ? 'quota_exceeded' : 'no_room') }
        index.charge(machine.hostId, machine.size)
        charged.push(machine)
        quota = quota && { limit: quota.limit, used: plus(quota.used, machine.size) }
      }
      return null
    } finally {
      for (const machine of charged) index.charge(machine.hostId, machine.size, -1)
    }
  })
}

function exceeds(quota: Quota | null, { size }: Sized): boolean {
  return quota !== null && RESOURCES.some((r) => quota.used[r] + size[r] > quota.limit[r])
}
