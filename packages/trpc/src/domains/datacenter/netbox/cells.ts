import type { ColumnMapping } from '@colonnade/contract'

/** The site of what stands nowhere: NetBox wants one. Back from there it is none. */
export const NOWHERE = 'Unassigned'

/** The figure in a text such as `4096`, `4,096`, `42U`, `64 GB` or `6.50`; NaN where there is none. Whole thousands may be grouped. */
export function figure(text: string): number {
  const found = /^([-+]?[\d.,\u00a0 ]*\d)\s*(?:u|v?cpus?|cores?|[kmgtp]i?b)?$/i.exec(text.trim())
  if (!found) return Number.NaN
  const digits = found[1]!.replaceAll(/[\u00a0 ]/g, '')
  return Number(/^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits)
}

const exact = (n: number) => Number(n.toPrecision(12))

/** An amount of a host by its mapping: of the column, else the constant. NaN where it is no figure. */
export function mappedAmount(mapping: ColumnMapping, row: Record<string, string>): number {
  const own = mapping.column === undefined ? '' : (row[mapping.column] ?? '').trim()
  const empty = own === '' || own === '—'
  const value = figure(empty ? (mapping.constant ?? '0') : own)
  const scaled = exact(value * (empty ? 1 : (mapping.scale ?? 1)))
  return mapping.round === 'ceil' ? Math.ceil(scaled) : Math.floor(scaled)
}

/** So many MB make a GB: of memory, and of disks, which are sold and counted (by NetBox too, since it has them in MB) in thousands. */
export const MEMORY_BASE = 1024
export const DISK_BASE = 1000

/**
 * An amount with its unit, in `to`: the unit written beside the figure wins, then that of the heading, then `assumed`. `base`: what one unit is of the next;
 * a unit written with an i (GiB) is of 1024 in any case.
 */
export function inUnit(text: string, heading: string, assumed: 'MB' | 'GB', to: 'MB' | 'GB', base: number): number {
  const written = /([kmgt])(i?)b\s*$/i.exec(text) ?? /\b([mgt])(i?)b\b/i.exec(heading.replaceAll('_', ' ')) ?? [assumed, assumed[0]!, '']
  const step = written[2] ? MEMORY_BASE : base
  const megabytes = { K: 1 / step, M: 1, G: step, T: step * step }[written[1]!.toUpperCase()]! * figure(text)
  return exact(to === 'MB' ? megabytes : megabytes / step)
}

const hostStates: Record<string, 'active' | 'inactive' | 'maintenance'> = { active: 'active', offline: 'inactive', planned: 'inactive', staged: 'inactive', failed: 'maintenance', inventory: 'inactive', decommissioning: 'maintenance' }
/** Our state of a device; `exact` where the two mean the same. */
export function hostState(text: string): { state: 'active' | 'inactive' | 'maintenance'; exact: boolean } {
  const state = hostStates[text.toLowerCase()]
  return { state: state ?? (text === '' ? 'active' : 'inactive'), exact: text === '' || ['active', 'offline'].includes(text.toLowerCase()) }
}

const machineStates: Record<string, 'pending' | 'active' | 'inactive' | 'error' | 'deleting'> = { active: 'active', offline: 'inactive', planned: 'pending', staged: 'pending', failed: 'error', decommissioning: 'deleting', paused: 'inactive' }
/** Our state of a virtual machine; `exact` where the two mean the same. */
export function machineState(text: string): { state: 'pending' | 'active' | 'inactive' | 'error' | 'deleting'; exact: boolean } {
  const state = machineStates[text.toLowerCase()]
  return { state: state ?? (text === '' ? 'active' : 'inactive'), exact: text === '' || (state !== undefined && text.toLowerCase() !== 'paused') }
}

/** Whether a text means yes. */
export function isYes(text: string): boolean {
  return /^(true|yes|1|✔|on)$/i.test(text.trim())
}

/** A slug of ours from one of NetBox's, or from a name; null where nothing of it can stand in an address. */
export function slugFrom(slug: string, name: string): string | null {
  const made = (slug || name).normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 63).replace(/-+$/, '')
  return made.length >= 2 ? made : null
}

const clusterStates: Record<string, 'active' | 'offline' | 'maintenance'> = { active: 'active', offline: 'offline', planned: 'offline', staging: 'maintenance', decommissioning: 'maintenance' }
/** Our state of a Kubernetes cluster; `exact` where the two mean the same. `staging` is what NetBox is given for our maintenance. */
export function clusterState(text: string): { state: 'active' | 'offline' | 'maintenance'; exact: boolean } {
  const state = clusterStates[text.toLowerCase()]
  return { state: state ?? (text === '' ? 'active' : 'offline'), exact: text === '' || ['active', 'offline', 'staging'].includes(text.toLowerCase()) }
}
