import { ContractError } from '@colonnade/contract'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { JobControl } from '../../../kernel/jobs.ts'
import type { Report, WriteTx } from '../../../kernel/mutate.ts'
import { insertTenant } from '../../identity/index.ts'
import { recordEvent } from '../virtual-machine/event.ts'
import type { Action, Made } from './ledger.ts'

const AT_ONCE = 500
/** What each kind is called by history, and the model it is written with. */
const written = {
  maintainer: ['maintainer', 'maintainer'], maintainer_group: ['maintainer_group', 'maintainerGroup'], maintainer_group_member: ['maintainer_group_member', 'maintainerGroupMember'], k8s_cluster: ['k8s_cluster', 'k8sCluster'], resource_maintainer: ['resource_maintainer', 'resourceMaintainer'],
  tenant: ['tenant', 'tenant'], group: ['baremetal_group', 'baremetalGroup'], rack: ['rack', 'rack'], host: ['baremetal', 'baremetal'], specification: ['specification', 'virtualMachineSpecification'], virtual_machine: ['virtual_machine', 'virtualMachine'],
} as const satisfies Record<Made, readonly [string, string]>
// what refers to something comes after it
const ORDER: readonly Made[] = ['maintainer', 'maintainer_group', 'maintainer_group_member', 'tenant', 'group', 'rack', 'host', 'specification', 'k8s_cluster', 'virtual_machine', 'resource_maintainer']

interface Delegate { createMany(args: { data: object[] }): Promise<unknown>; updateMany(args: { where: object; data: object }): Promise<{ count: number }> }
interface Work { ctx: ServiceCtx; report: Report; step: (n: number) => Promise<void> }

/** Writes all that was planned, in the order of what refers to what. The transaction must hold the groups. Throws what the database refuses. */
export async function applyPlan(tx: WriteTx, ctx: ServiceCtx, report: Report, actions: readonly Action[], control: JobControl): Promise<void> {
  let done = 0
  const step = async (n: number) => { await control.progress(done += n, actions.length) }
  const work: Work = { ctx, report, step }
  for (const kind of ORDER) {
    const own = actions.filter((a) => a.kind === kind)
    if (kind === 'host') await liftOut(tx, own)
    if (kind === 'tenant') await makeTenants(tx, work, own)
    else await createRows(tx, work, kind, own.filter((a) => a.action === 'create'))
    await changeRows(tx, work, kind, own.filter((a) => a.action === 'update'))
    if (kind === 'virtual_machine') await recordPlacements(tx, work, own.filter((a) => a.action === 'create'))
  }
}

async function makeTenants(tx: WriteTx, { ctx, report, step }: Work, actions: readonly Action[]): Promise<void> {
  for (const { id, data } of actions) {
    await insertTenant(tx, ctx, data as never, async () => undefined)
    report({ resource: 'tenant', id, action: 'create', old: null, now: data, servedTenantId: id })
    await step(1)
  }
}

const servedBy = (data: Record<string, unknown>) => (typeof data['tenantId'] === 'string' ? data['tenantId'] : null)

async function createRows(tx: WriteTx, { report, step }: Work, kind: Made, actions: readonly Action[]): Promise<void> {
  const [resource, model] = written[kind]
  for (let i = 0; i < actions.length; i += AT_ONCE) {
    const batch = actions.slice(i, i + AT_ONCE)
    await (tx[model] as unknown as Delegate).createMany({ data: batch.map((a) => a.data) })
    for (const { id, data } of batch) report({ resource, id, action: 'create', old: null, now: data, servedTenantId: servedBy(data) })
    await step(batch.length)
  }
}

// Hosts that change places may take each other's: all leave their units before the first stands in its new one.
async function liftOut(tx: WriteTx, actions: readonly Action[]): Promise<void> {
  const moving = actions.filter((a) => a.standsAt).map((a) => a.id)
  if (moving.length) await tx.baremetal.updateMany({ where: { id: { in: moving } }, data: { unit: null } })
}

async function changeRows(tx: WriteTx, { report, step }: Work, kind: Made, actions: readonly Action[]): Promise<void> {
  const [resource, model] = written[kind]
  for (const { id, name, data, before, version, tenantId, standsAt } of actions) {
    // whoever makes a machine a node says so: its cluster is held since the beginning
    if (kind === 'virtual_machine') await tx.$queryRawUnsafe(`SELECT set_config('colonnade.cluster', $1, true)`, String(data['k8sClusterId'] ?? ''))
    const { count } = await (tx[model] as unknown as Delegate).updateMany({ where: { id, version }, data: { ...data, ...(standsAt ? { unit: standsAt.unit } : {}), version: { increment: 1 } } })
    if (count === 0) throw new ContractError('CONFLICT', 'stale_version', `${name} was changed while the import was prepared.`, { remedy: 'Look at the import again and start it anew.' })
    report({ resource, id, action: 'update', old: before, now: data, servedTenantId: tenantId })
    await step(1)
  }
}

// Why they stand where they stand: because the list said so.
async function recordPlacements(tx: WriteTx, { ctx }: Work, actions: readonly Action[]): Promise<void> {
  const sets = Map.groupBy(actions, (a) => `${String(a.data['tenantId'])} ${String(a.data['groupId'])}`)
  for (const set of sets.values()) {
    const first = set[0]!.data as { tenantId: string; groupId: string }
    await recordEvent(tx, ctx, {
      tenantId: first.tenantId, groupId: first.groupId, specificationId: null, outcome: 'placed', mode: 'manual', requested: set.length, request: { source: 'netbox' }, funnel: {},
      assignments: set.map((a) => ({ virtualMachineId: a.id, name: a.name, hostId: a.data['baremetalId'], hostName: a.detail, rackId: a.data['rackId'] ?? null })),
    })
  }
}
