import { ContractError } from '@colonnade/contract'
import type { Prisma } from '@colonnade/db'
import * as z from 'zod'
import type { ObjectRef } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, readInTx } from '../../../kernel/crud.ts'
import { completeInTx, defineJob, takenOver, type JobControl } from '../../../kernel/jobs.ts'
import { mutate, type Mutation, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { actuatorOf } from '../cluster/actuator.ts'
import { lookSoon } from '../endpoint/reference.ts'
import { plugin, type Plugin } from './resource.ts'
import { PLUGIN_JOB } from './start.ts'

const input = z.strictObject({ pluginId: z.uuid() })

// Writes only while the plugin is there and names this job.
function step<T>(ctx: ServiceCtx, control: JobControl, pluginId: string, action: string, write: (tx: WriteTx, report: Report, row: Plugin) => Promise<T>, permission: Mutation<T>['permission'] = 'k8s_clusters:update'): Promise<T> {
  return mutate(ctx, {
    permission, action,
    write: async (tx, report) => {
      await control.checkpoint(tx, { begun: true })
      const [row] = await readInTx(tx, ctx, plugin, [pluginId])
      if (!row || row.jobId !== control.jobId) throw takenOver()
      return write(tx, report, row)
    },
  })
}

// What is there afterwards; undefined where nothing was asked for: without an endpoint, or without a manifest, what is recorded is all there is.
async function makeReal(ctx: ServiceCtx, control: JobControl, row: Plugin): Promise<ObjectRef[] | undefined> {
  const actuator = await actuatorOf(ctx, row.clusterId)
  if (!actuator || (row.pendingAction !== 'remove' && !row.manifest?.trim())) return undefined
  const call = { key: `plugin ${control.jobId}`, signal: control.signal }
  const owner = `plugin-${row.id}`
  await step(ctx, control, row.id, 'intent', async (_tx, report) => report({ resource: plugin.name, id: row.id, details: { action: row.pendingAction, version: row.targetVersion }, servedTenantId: row.tenantId }))
  if (row.pendingAction !== 'remove') return actuator.apply(owner, row.manifest!, call)
  await actuator.remove(owner, call)
  return undefined
}

async function done(tx: WriteTx, ctx: ServiceCtx, control: JobControl, report: Report, row: Plugin, objects: ObjectRef[] | undefined): Promise<object> {
  const result = { pluginId: row.id, action: row.pendingAction }
  if (row.pendingAction === 'remove') {
    await tx.k8sClusterPlugin.deleteMany({ where: { id: row.id } })
    report({ resource: plugin.name, id: row.id, action: 'delete', old: row, now: null, servedTenantId: row.tenantId })
  } else {
    if (objects) await lookThere(tx, row.clusterId)
    await tx.k8sClusterPlugin.updateMany({
      where: { id: row.id }, data: { ...(objects ? { objects: objects as unknown as Prisma.InputJsonArray } : {}), status: 'active', statusReason: null, pluginVersion: row.targetVersion ?? row.pluginVersion, targetVersion: null, manifest: row.manifest, targetManifest: null, pendingAction: null, version: { increment: 1 } },
    })
    const [now] = await readInTx(tx, ctx, plugin, [row.id])
    report({ resource: plugin.name, id: row.id, action: row.pendingAction ?? 'install', old: row, now: now!, servedTenantId: row.tenantId })
  }
  await completeInTx(tx, ctx, control, result, report)
  return result
}

// Whether its pods come up shows at once.
async function lookThere(tx: WriteTx, clusterId: string): Promise<void> {
  const { endpointId } = (await tx.k8sCluster.findFirst({ where: { id: clusterId }, select: { endpointId: true } })) ?? {}
  if (endpointId) await lookSoon(tx, endpointId)
}

async function markFailed(ctx: ServiceCtx, control: JobControl, id: string, error: ContractError): Promise<void> {
  await step(ctx, control, id, 'failed', (tx, report, row) => setError(tx, report, row, error), 'system')
}

// The cluster knows an owner by our id, people by its name.
async function naming(tx: WriteTx, message: string): Promise<string> {
  const [mark, id] = /\bplugin-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/.exec(message) ?? []
  const other = id && (await tx.k8sClusterPlugin.findFirst({ where: { id }, select: { name: true } }))
  return mark && other ? message.replaceAll(mark, other.name) : message
}

async function setError(tx: WriteTx, report: Report, row: Plugin, { shape: { reason }, message }: ContractError): Promise<void> {
  const statusReason = reason === 'job_cancelled' ? reason : `${reason}: ${await naming(tx, message)}`
  await tx.k8sClusterPlugin.updateMany({ where: { id: row.id }, data: { status: 'error', statusReason, version: { increment: 1 } } })
  report({ resource: plugin.name, id: row.id, old: { status: row.status, statusReason: row.statusReason }, now: { status: 'error', statusReason }, servedTenantId: row.tenantId })
}

async function run(ctx: ServiceCtx, { pluginId }: z.infer<typeof input>, control: JobControl): Promise<object> {
  try {
    const row = await get(ctx, plugin, pluginId)
    if (!row.pendingAction) return { pluginId, action: null }
    await control.progress(0, 1, row.name)
    const objects = await makeReal(ctx, control, row)
    return await step(ctx, control, pluginId, 'done', (tx, report, now) => done(tx, ctx, control, report, now, objects))
  } catch (error) {
    const told = control.signal.aborted ? (control.signal.reason as unknown) : error
    const reason = told instanceof ContractError ? told.shape.reason : 'internal'
    if (!['job_paused', 'job_taken_over', 'not_found'].includes(reason)) {
      await markFailed(ctx, control, pluginId, told instanceof ContractError ? told : new ContractError('INTERNAL', 'internal', 'Something went wrong on our side.'))
    }
    throw told
  }
}

// Stopped before it began, or given up: what is pending can be tried again.
async function dropped(tx: WriteTx, ctx: ServiceCtx, { pluginId }: z.infer<typeof input>, why: ContractError, report: Report): Promise<void> {
  const [row] = await readInTx(tx, ctx, plugin, [pluginId])
  if (row?.pendingAction) await setError(tx, report, row, why)
}

/** Installs, upgrades or removes a plugin, as its row says; a failure is kept with it and can be tried again. */
export const pluginJob = defineJob({ type: PLUGIN_JOB, input, run, dropped })
