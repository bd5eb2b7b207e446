import type { ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import { openDriver, type MachineDefaults } from '../../../drivers/resource/open.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { notFound } from '../../../kernel/crud.ts'
import { secretsOf } from '../../../kernel/secrets.ts'
import { aboutSecret } from './hooks.ts'

/** An endpoint as those who call it need it; its secret still sealed. */
export interface StoredEndpoint {
  id: string
  name: string
  kind: 'redfish' | 'proxmox' | 'kubernetes'
  url: string
  username: string | null
  secretEnvelope: string | null
  caPem: string | null
  fingerprint: string | null
  status: 'unknown' | 'reachable' | 'unreachable' | 'unauthorised'
  failures: number
  lastReason: string | null
  machineStorage: string | null
  machineBridge: string | null
  machineTemplate: number | null
  machineImage: string | null
  machinePool: string | null
  machineTags: string | null
}

function machinesOf(stored: StoredEndpoint): MachineDefaults {
  return { storage: stored.machineStorage, bridge: stored.machineBridge, template: stored.machineTemplate, image: stored.machineImage, pool: stored.machinePool, tags: stored.machineTags }
}

/** Reads an endpoint with its sealed secret. Throws NOT_FOUND. */
export async function storedEndpoint(ctx: ServiceCtx, id: string): Promise<StoredEndpoint> {
  const row = await ctx.db.endpoint.findFirst({ where: { id, deletedAt: null } })
  if (!row) throw notFound('endpoint')
  return row
}

/** SQL: whether one of the keys `ids` (a parameter, text[]) opens what the endpoint `e` is reached with. A process that lacks the key leaves the endpoint to those that have it. */
export function opensHere(e: string, ids: string): string {
  return `(${e}.secret_envelope IS NULL OR split_part(${e}.secret_envelope, '.', 2) = ANY(${ids}::text[]))`
}

function secretOf(ctx: Pick<ServiceCtx, 'services'>, stored: StoredEndpoint): string | null {
  if (!stored.secretEnvelope) return null
  try {
    return secretsOf(ctx.services).open(stored.secretEnvelope, aboutSecret(stored.id))
  } catch {
    throw new DriverError('unauthorised', 'secret_unreadable', 'The stored secret can\'t be opened with the keys of this installation.', { remedy: 'Enter it again, or give the server the key it was sealed with.' })
  }
}

/** The driver that speaks to an endpoint. Nothing is connected yet. Throws `DriverError`. */
export async function driverOf(ctx: Pick<ServiceCtx, 'services'>, stored: StoredEndpoint): Promise<ResourceDriver> {
  if (!URL.canParse(stored.url) || new URL(stored.url).protocol !== 'https:') throw new DriverError('failed', 'bad_address', 'The address is no https address.', { remedy: 'Correct the address of the endpoint.' })
  return openDriver(stored.kind, { url: stored.url, username: stored.username, secret: secretOf(ctx, stored), caPem: stored.caPem, fingerprint: stored.fingerprint, machines: machinesOf(stored) })
}
