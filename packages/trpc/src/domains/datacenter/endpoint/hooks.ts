import { X509Certificate } from 'node:crypto'
import { ContractError } from '@colonnade/contract'
import type { endpointSchemas } from '@colonnade/contract/datacenter'
import { DriverError } from '../../../drivers/resource/error.ts'
import { readKubeconfig } from '../../../drivers/resource/kubernetes/kubeconfig.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import type { WriteTx } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'
import type { Hooks } from '../../../kernel/resource.ts'
import { secretsOf } from '../../../kernel/secrets.ts'
import { lockGroups } from '../locks.ts'

type EndpointHooks = Required<Hooks<typeof endpointSchemas>>
type Data = Record<string, unknown>

function refuse(field: string, reason: string, message: string, remedy: string): ContractError {
  return new ContractError('BAD_REQUEST', reason, message, { fields: [{ path: field, message }], remedy })
}

/** What an endpoint's envelope is sealed for: it opens in no other row. */
export function aboutSecret(id: string): string {
  return `endpoints.secret:${id}`
}

// Of what is removed neither the secret stays nor a reference: only hosts that were deleted still name it, and they come back without.
async function letGo(tx: WriteTx, id: string): Promise<void> {
  await tx.baremetal.updateMany({ where: { bmcEndpointId: id }, data: { bmcEndpointId: null, bmcSystem: null } })
  await tx.baremetal.updateMany({ where: { hypervisorEndpointId: id }, data: { hypervisorEndpointId: null, hypervisorNode: null } })
  await tx.endpoint.updateMany({ where: { id }, data: { secretEnvelope: null, secretHint: null } })
}

function sealed(ctx: ServiceCtx, id: string, kind: unknown, secret: string | null): Data {
  if (!secret?.trim()) return { secretEnvelope: null, secretHint: null }
  const secrets = secretsOf(ctx.services)
  // the end of a kubeconfig tells nobody which one it is
  return { secretEnvelope: secrets.seal(secret.trim(), aboutSecret(id)), secretHint: kind === 'kubernetes' ? null : secrets.hint(secret.trim()) }
}

async function addressIn(kubeconfig: string): Promise<string> {
  try {
    return (await readKubeconfig(kubeconfig)).url
  } catch (error) {
    if (error instanceof DriverError) throw refuse('secret', error.reason, error.message, error.remedy)
    throw error
  }
}

function checkCertificates(pem: unknown): void {
  if (typeof pem !== 'string' || !pem.trim()) return
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  const readable = blocks.every((block) => { try { return Boolean(new X509Certificate(block)) } catch { return false } })
  if (!blocks.length || !readable) throw refuse('caPem', 'bad_certificate', 'This holds no readable certificate.', 'Paste the PEM text: it begins with -----BEGIN CERTIFICATE-----.')
}

const ofMachines = ['machineStorage', 'machineBridge', 'machineTemplate', 'machineImage', 'machinePool', 'machineTags']

// A form keeps what was entered for another kind; a clone has the disks of its template.
function checkMachines(kind: unknown, data: Data, row?: { machineTemplate: number | null; machineImage: string | null }): void {
  const named = ofMachines.find((field) => data[field] != null)
  if (named && kind !== 'proxmox') throw refuse(named, 'not_of_this_kind', 'Only a hypervisor makes machines.', 'Leave it empty.')
  const now = { ...row, ...data } as Data
  if (now['machineTemplate'] != null && now['machineImage'] != null) throw refuse('machineImage', 'template_or_image', 'A machine is cloned from a template or installed from an image, not both.', 'Leave one of them empty.')
}

/** A new endpoint: its secret sealed for its row; a Kubernetes cluster's address as the kubeconfig has it. Throws BAD_REQUEST naming the field. */
export const beforeEndpointIsMade: EndpointHooks['beforeCreate'] = async (_tx, ctx, { secret, ...data }) => {
  const id = newId(ctx.clock())
  checkCertificates(data['caPem'])
  checkMachines(data['kind'], data)
  if (data['kind'] === 'kubernetes') {
    if (typeof secret !== 'string' || !secret.trim()) throw refuse('secret', 'secret_wanted', 'A Kubernetes endpoint needs a kubeconfig.', 'Paste it, or choose the file.')
    data['url'] = await addressIn(secret)
  }
  if (!data['url']) throw refuse('url', 'url_wanted', 'An address is needed.', 'Enter the https address of the management interface.')
  return { ...data, id, ...sealed(ctx, id, data['kind'], (secret as string | null | undefined) ?? null) }
}

const connecting = ['url', 'username', 'secret', 'caPem', 'fingerprint']

/** A changed endpoint is unknown until it is asked again. Its secret is not sent to another address than it was entered for. Throws BAD_REQUEST. */
export const beforeEndpointIsChanged: EndpointHooks['beforeUpdate'] = async (_tx, ctx, row, { secret, ...patch }) => {
  checkCertificates(patch['caPem'])
  checkMachines(row.kind, patch, row)
  if (row.kind === 'kubernetes' && typeof secret === 'string' && secret.trim()) patch['url'] = await addressIn(secret)
  else if (row.kind === 'kubernetes') delete patch['url']
  const moved = typeof patch['url'] === 'string' && new URL(patch['url']).host !== new URL(row.url, 'https://none.invalid').host
  if (moved && row.hasSecret && secret === undefined) throw refuse('secret', 'secret_again', 'The stored secret is not sent to another address.', 'Enter it again together with the new address.')
  const again = connecting.some((field) => (field === 'secret' ? secret !== undefined : patch[field] !== undefined))
  return {
    ...patch, ...(secret === undefined ? {} : sealed(ctx, row.id, row.kind, secret as string | null)),
    ...(again ? { status: 'unknown', failures: 0, nextTryAt: null, lastReason: null, lastError: null } : {}),
  }
}

// What is deleted and carries no mark of ours is left where it is, whoever reaches it.
const LEFT = `o.endpoint_id = $1::uuid AND NOT o.marked AND EXISTS (SELECT 1 FROM virtual_machines v WHERE v.tenant_id = o.tenant_id AND v.id = o.virtual_machine_id AND v.deleted_at IS NOT NULL)`

async function forgetFound(tx: WriteTx, endpointId: string): Promise<void> {
  await tx.foundMachine.deleteMany({ where: { endpointId } })
  await tx.$executeRawUnsafe(`DELETE FROM machine_observations o WHERE ${LEFT}`, endpointId)
}

async function machinesThere(tx: WriteTx, endpointId: string): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ n: bigint }[]>(`SELECT count(*) AS n FROM machine_observations o WHERE o.endpoint_id = $1::uuid AND NOT (${LEFT})`, endpointId)
  return Number(row!.n)
}

const OPEN = ['pending', 'running', 'waiting', 'unknown'] as const

/** An endpoint stays while something is reached through it, or being done there. Throws CONFLICT. */
export const beforeEndpointIsRemoved: EndpointHooks['beforeRemove'] = async (tx, _ctx, row) => {
  const through = { OR: [{ bmcEndpointId: row.id }, { hypervisorEndpointId: row.id }] }
  await lockGroups(tx, (await tx.baremetal.findMany({ where: through, select: { groupId: true } })).map((h) => h.groupId))
  // held: nothing new is asked for through it before it is gone
  await tx.$queryRawUnsafe('SELECT id FROM endpoints WHERE id = $1::uuid FOR UPDATE', row.id)
  const hosts = await tx.baremetal.count({ where: { deletedAt: null, ...through } })
  const machines = await machinesThere(tx, row.id)
  const clusters = await tx.k8sCluster.count({ where: { endpointId: row.id, deletedAt: null } })
  if (clusters > 0) throw new ContractError('CONFLICT', 'in_use', `${clusters === 1 ? 'A cluster is' : `${clusters} clusters are`} reached through ${row.name}.`, { fields: [{ path: 'ids', message: 'is in use' }], remedy: 'Give that cluster another endpoint, or none, first.' })
  if (hosts + machines > 0) throw new ContractError('CONFLICT', 'in_use', `${hosts} hosts and ${machines} machines are reached through ${row.name}.`, { fields: [{ path: 'ids', message: 'is in use' }], remedy: 'Give those hosts another endpoint first; machines made there have to be released or moved.' })
  await letGo(tx, row.id)
  const operations = await tx.operation.count({ where: { endpointId: row.id, status: { in: [...OPEN] } } })
  if (operations > 0) throw new ContractError('CONFLICT', 'operations_open', `${operations} operations are under way through ${row.name}.`, { fields: [{ path: 'ids', message: 'is in use' }], remedy: 'Wait until they have ended, or give them up among the operations.' })
  await forgetFound(tx, row.id)
}
