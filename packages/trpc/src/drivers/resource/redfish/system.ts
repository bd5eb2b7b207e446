import type { HostInventory, HostPowerAction } from '@colonnade/contract/datacenter'
import type { Call, HostState } from '../driver.ts'
import { DriverError } from '../error.ts'
import { numberIn, objectsIn, textIn } from '../read.ts'
import type { RedfishClient } from './client.ts'

interface Link { '@odata.id'?: string }
interface Health { Health?: string | null; HealthRollup?: string | null; State?: string }
/** A ComputerSystem as the Redfish schema has it, as far as it is read. Memory in GiB. */
export interface System extends Link {
  PowerState?: string | null
  Manufacturer?: string | null
  Model?: string | null
  SerialNumber?: string | null
  BiosVersion?: string | null
  Status?: Health
  ProcessorSummary?: { Count?: number | null; CoreCount?: number | null; LogicalProcessorCount?: number | null; Model?: string | null }
  MemorySummary?: { TotalSystemMemoryGiB?: number | null }
  Processors?: Link
  Links?: { ManagedBy?: Link[]; Chassis?: Link[] }
  Actions?: { '#ComputerSystem.Reset'?: { target?: string; 'ResetType@Redfish.AllowableValues'?: string[] } }
}

const powers: Record<string, HostState['power']> = { On: 'on', Off: 'off', PoweringOn: 'changing', PoweringOff: 'changing' }
const healths: Record<string, HostState['health']> = { OK: 'ok', Warning: 'warning', Critical: 'critical' }
const resets: Record<HostPowerAction, string> = { on: 'On', force_off: 'ForceOff', graceful_shutdown: 'GracefulShutdown', graceful_restart: 'GracefulRestart', force_restart: 'ForceRestart' }

/** Power and health of a system. */
export function stateOf(system: System): Pick<HostState, 'power' | 'health'> {
  return { power: powers[system.PowerState ?? ''] ?? 'unknown', health: healths[system.Status?.HealthRollup ?? system.Status?.Health ?? ''] ?? 'unknown' }
}

/** What the service lets be done with the system; all of it where the service does not say. */
export function actionsOf(system: System): HostPowerAction[] {
  const allowed = system.Actions?.['#ComputerSystem.Reset']?.['ResetType@Redfish.AllowableValues']
  return (Object.keys(resets) as HostPowerAction[]).filter((action) => !Array.isArray(allowed) || allowed.includes(resets[action]))
}

/** The service's word for an action; undefined when it does not offer it. */
export function resetOf(system: System, action: HostPowerAction): string | undefined {
  return actionsOf(system).includes(action) ? resets[action] : undefined
}

/** Where the reset action is asked for. Throws `failed` when the system has none. */
export function targetOf(system: System): string {
  const target = system.Actions?.['#ComputerSystem.Reset']?.target
  if (!target) throw new DriverError('failed', 'not_supported', 'The controller offers no power actions for this system.', { remedy: 'Use its own console.' })
  return target
}

async function optional<T extends object>(client: RedfishClient, link: string | undefined, call: Call): Promise<T | null> {
  if (!link) return null
  return client.get<T>(link, call).catch((error: unknown) => { if (error instanceof DriverError && (error.kind === 'not_found' || error.kind === 'failed' || error.reason === 'forbidden')) return null; throw error })
}

// Older services summarise processors by count only: the cores stand with each processor.
async function coresOf(client: RedfishClient, system: System, call: Call): Promise<number | null> {
  const summary = numberIn(system.ProcessorSummary?.CoreCount)
  if (summary) return summary
  const list = await optional<{ Members?: Link[] }>(client, system.Processors?.['@odata.id'], call)
  const each = await Promise.all(objectsIn<Link>(list?.Members).slice(0, 16).map((m) => optional<{ TotalCores?: number; ProcessorType?: string }>(client, m['@odata.id'], call)))
  const cores = each.filter((p) => !p?.ProcessorType || p.ProcessorType === 'CPU').reduce((sum, p) => sum + (numberIn(p?.TotalCores) ?? 0), 0)
  return cores || null
}

interface Temperature { Name?: string; ReadingCelsius?: number | null; Status?: Health }
interface Fan { Name?: string; Reading?: number | null; ReadingUnits?: string; Status?: Health }
interface Thermal { Temperatures?: unknown; Fans?: unknown }

async function sensorsOf(client: RedfishClient, system: System, call: Call): Promise<HostInventory['sensors']> {
  const chassis = await optional<{ Thermal?: Link; Power?: Link }>(client, system.Links?.Chassis?.[0]?.['@odata.id'], call)
  const thermal = await optional<Thermal>(client, chassis?.Thermal?.['@odata.id'], call)
  const health = (status: Health | undefined) => healths[status?.Health ?? ''] ?? 'unknown'
  return [
    ...objectsIn<Temperature>(thermal?.Temperatures).filter((t) => numberIn(t.ReadingCelsius) !== null).map((t) => ({ name: textIn(t.Name) ?? 'Temperature', value: t.ReadingCelsius!, unit: '°C', health: health(t.Status) })),
    ...objectsIn<Fan>(thermal?.Fans).filter((f) => numberIn(f.Reading) !== null).map((f) => ({ name: textIn(f.Name) ?? 'Fan', value: f.Reading!, unit: f.ReadingUnits === 'Percent' ? '%' : 'rpm', health: health(f.Status) })),
  ].slice(0, 100)
}

/** What the machine is made of, and what its sensors say. cpu in cores, memory in MB. */
export async function inventoryOf(client: RedfishClient, system: System, call: Call): Promise<HostInventory> {
  const [cpu, manager, sensors] = await Promise.all([
    coresOf(client, system, call), optional<{ FirmwareVersion?: string }>(client, system.Links?.ManagedBy?.[0]?.['@odata.id'], call), sensorsOf(client, system, call),
  ])
  const gib = numberIn(system.MemorySummary?.TotalSystemMemoryGiB)
  return {
    manufacturer: textIn(system.Manufacturer), model: textIn(system.Model), serialNumber: textIn(system.SerialNumber), biosVersion: textIn(system.BiosVersion), firmwareVersion: textIn(manager?.FirmwareVersion),
    processor: textIn(system.ProcessorSummary?.Model), sockets: numberIn(system.ProcessorSummary?.Count), cpu, memory: gib ? Math.round(gib * 1024) : null, sensors,
  }
}
