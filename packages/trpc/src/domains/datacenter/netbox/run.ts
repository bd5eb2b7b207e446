import { ContractError, type Permission } from '@colonnade/contract'
import { netboxImportInput, type NetboxFile, type NetboxImportInput, type NetboxOptions, type NetboxPlan } from '@colonnade/contract/datacenter'
import { authorise } from '../../../kernel/authorise.ts'
import { requireProvider } from '../../../kernel/mutate.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { completeInTx, defineJob, startJob, type JobControl } from '../../../kernel/jobs.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'
import { authoriseType } from '../attached/visible.ts'
import { lockClusters, lockGroups } from '../locks.ts'
import type { Sql } from '../virtual-machine/facts.ts'
import { sqlOf } from '../virtual-machine/place.ts'
import { applyPlan } from './apply.ts'
import type { Ledger, Made } from './ledger.ts'
import { planImport, summary } from './plan.ts'
import { readFile, type ReadFile } from './read.ts'
import { readExisting } from './state.ts'

const needed: Record<Made, string> = {
  maintainer_group: 'maintainer_groups', maintainer_group_member: 'maintainer_groups', k8s_cluster: 'k8s_clusters', resource_maintainer: 'resource_maintainers',
  maintainer: 'maintainers', tenant: 'tenants', group: 'baremetal_groups', rack: 'racks', host: 'baremetals', specification: 'specifications', virtual_machine: 'virtual_machines',
}

// What a list would write needs the same permissions as writing it by hand.
function authoriseAll(ctx: ServiceCtx, ledger: Ledger): void {
  for (const permission of new Set(ledger.actions.map((a) => `${needed[a.kind]}:${a.action}` as Permission))) authorise(ctx, permission)
  // who is named for a record needs the right to change records of its kind too
  for (const type of new Set(ledger.actions.flatMap((a) => (a.kind === 'resource_maintainer' ? [String(a.data['resourceType'])] : [])))) authoriseType(ctx, type, 'update')
}

async function planned(ctx: ServiceCtx, sql: Sql, files: readonly ReadFile[], options: NetboxOptions): Promise<Ledger> {
  const named = { virtual_machine: 'name', contact_assignment: 'object' } as const
  const names = files.flatMap((f) => { const field = named[f.kind as keyof typeof named] as string | undefined; return field ? f.rows.map((r) => r.cells[field] ?? '') : [] }).filter(Boolean)
  return planImport(files, options, await readExisting(sql, names, files.some((f) => f.kind === 'contact_assignment')), () => newId(ctx.clock()))
}

// Clusters that are here and would be changed, or have a machine made a node of them: whoever does so takes them before the groups.
const clustersIn = (ledger: Ledger) => new Set(ledger.actions.flatMap((a) => [a.kind === 'k8s_cluster' ? a.id : a.data['k8sClusterId']]).filter((id) => ledger.existing.clusters.some((k) => k.id === id)) as string[])
const mayTouchClusters = (files: readonly ReadFile[], options: NetboxOptions) => options.kubernetes.types.length > 0 || files.some((f) => 'kubernetes_cluster' in f.from)

function readAll(files: readonly NetboxFile[]): ReadFile[] {
  const read = files.map(readFile)
  const unknown = read.find((f) => !f.kind)
  if (!unknown) return read
  const message = `${unknown.name}: its columns are those of no list of NetBox that is known here`
  throw new ContractError('BAD_REQUEST', 'unknown_netbox_file', message, { fields: [{ path: 'files', message }], remedy: 'Say what the file holds, or leave it out.' })
}

/** What an import would do, with everything that could not be mapped; nothing is written. Throws BAD_REQUEST naming a file that can't be read, FORBIDDEN. */
export async function dryRunNetbox(ctx: ServiceCtx, input: { files: NetboxFile[]; options: NetboxOptions }): Promise<NetboxPlan> {
  requireProvider(ctx)
  const ledger = await planned(ctx, ctx.sql, readAll(input.files), input.options)
  authoriseAll(ctx, ledger)
  return summary(ledger)
}

/** Starts the import as a job: all that was planned, or nothing. */
export function importNetbox(ctx: ServiceCtx, input: NetboxImportInput): Promise<{ jobId: string }> {
  requireProvider(ctx)
  readAll(input.files)
  return startJob(ctx, { permission: 'baremetals:create', type: 'netbox.import', payload: input })
}

async function run(ctx: ServiceCtx, input: NetboxImportInput, control: JobControl): Promise<object> {
  requireProvider(ctx)
  const files = readAll(input.files)
  const held = mayTouchClusters(files, input.options) ? clustersIn(await planned(ctx, ctx.sql, files, input.options)) : new Set<string>()
  return mutate(ctx, {
    permission: 'baremetals:create', action: 'import', transaction: { timeoutMs: 600_000 },
    write: async (tx, report) => {
      await lockClusters(tx, [...held])
      // held from here on, nothing that was planned on can change before it is written
      await lockGroups(tx, (await tx.baremetalGroup.findMany({ select: { id: true }, where: { deletedAt: null } })).map((g) => g.id))
      const ledger = await planned(ctx, sqlOf(tx), files, input.options)
      authoriseAll(ctx, ledger)
      const plan = summary(ledger)
      if (plan.fingerprint !== input.fingerprint || [...clustersIn(ledger)].some((id) => !held.has(id))) {
        throw new ContractError('CONFLICT', 'plan_changed', 'Something here changed since the dry run: other rows would be written or left out. Nothing was written.', { remedy: 'Look at the dry run again and start the import anew.' })
      }
      await applyPlan(tx, ctx, report, ledger.actions, control)
      const result = { imported: ledger.actions.length, left: plan.leftCount, counts: plan.counts }
      await completeInTx(tx, ctx, control, result, report)
      return result
    },
  })
}

/** The import as long work. */
export const netboxImport = defineJob({ type: 'netbox.import', input: netboxImportInput, run: (ctx, input, control) => run(ctx, input, control) })
