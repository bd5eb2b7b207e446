import type { HostState, ResourceDriver } from '../../../drivers/resource/driver.ts'
import { DriverError } from '../../../drivers/resource/error.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate, type WriteTx } from '../../../kernel/mutate.ts'
import { note } from '../../../kernel/system.ts'
import type { StoredEndpoint } from '../endpoint/connection.ts'
import { isAboutEndpoint } from '../endpoint/health.ts'

interface Known { id: string; system: string | null; power: string | null; health: string | null; inventory: Record<string, unknown> | null }

const KNOWN = `SELECT b.id, b.bmc_system AS system, o.power, o.health, o.inventory FROM baremetals b LEFT JOIN host_observations o ON o.baremetal_id = b.id WHERE b.bmc_endpoint_id = $1::uuid AND b.deleted_at IS NULL ORDER BY b.id`
const KEEP = `INSERT INTO host_observations (id, baremetal_id, power, health, inventory, actions, observed_at) VALUES (gen_random_uuid(), $1::uuid, $2, $3, $4::jsonb, $5::jsonb, $6::timestamptz)
  ON CONFLICT (baremetal_id) DO UPDATE SET power = excluded.power, health = excluded.health, inventory = excluded.inventory, actions = excluded.actions, observed_at = excluded.observed_at`

/** Looks at the hosts a controller has; keeps power, health and what they are made of. A host the controller does not know is unknown, which is no failure of the controller. */
export async function observeHosts(ctx: ServiceCtx, endpoint: StoredEndpoint, driver: ResourceDriver, signal: AbortSignal | undefined): Promise<void> {
  for (const host of await ctx.sql<Known>(KNOWN, [endpoint.id])) await observeHost(ctx, driver, host, { key: `observe:${host.id}`, signal })
}

async function observeHost(ctx: ServiceCtx, driver: ResourceDriver, host: Known, call: { key: string; signal: AbortSignal | undefined }): Promise<void> {
  const seen = await driver.hosts.observe(host.system, call).catch((error: unknown) => { if (error instanceof DriverError && !isAboutEndpoint(error)) return null; throw error })
  await keep(ctx, host, seen?.outcome === 'done' ? seen.value : null)
}

// What a sensor reads is other each time: no news.
const essence = (inventory: object | null) => JSON.stringify(Object.entries(inventory ?? {}).filter(([key]) => key !== 'sensors').sort(([a], [b]) => (a < b ? -1 : 1)))

async function keep(ctx: ServiceCtx, host: Known, seen: HostState | null): Promise<void> {
  const { power, health, inventory, actions } = seen ?? { power: 'unknown', health: 'unknown', inventory: {}, actions: [] }
  const write = (tx: WriteTx) => tx.$executeRawUnsafe(KEEP, host.id, power, health, JSON.stringify(inventory), JSON.stringify(actions), ctx.clock())
  if (power === host.power && health === host.health && essence(inventory) === essence(host.inventory)) {
    await note(ctx.services, write)
    return
  }
  await mutate(ctx, {
    permission: 'system', action: 'observe',
    write: async (tx, report) => {
      await write(tx)
      report({ resource: 'baremetal', id: host.id, action: 'observe', old: { observedPower: host.power, observedHealth: host.health }, now: { observedPower: power, observedHealth: health } })
    },
  })
}

/** Looks at one host now, after something was done to it. Never throws for what the other side does. */
export async function lookAtHost(ctx: ServiceCtx, driver: ResourceDriver, hostId: string, signal: AbortSignal | undefined): Promise<void> {
  const [host] = await ctx.sql<Known>(KNOWN.replace('b.bmc_endpoint_id = $1', 'b.id = $1'), [hostId])
  if (!host) return
  await observeHost(ctx, driver, host, { key: `observe:${host.id}`, signal }).catch((error: unknown) => { if (!(error instanceof DriverError)) throw error })
}
