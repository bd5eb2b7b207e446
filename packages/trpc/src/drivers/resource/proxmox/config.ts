import type { MachineSize, MachineState } from '../driver.ts'

/** One entry of a machine's configuration: as it is, and as it will be once the machine was restarted. */
export interface Entry { key: string; value?: string | number; pending?: string | number; delete?: number }
/** A disk of a machine: under which name, how large in GB. */
export interface Disk { name: string; gb: number }

const perGb: Record<string, number> = { K: 1024 ** 2, M: 1024, G: 1, T: 1 / 1024 }

function gbOf(value: string): number {
  const [, amount, unit] = /(?:^|,)size=(\d+(?:\.\d+)?)([KMGT]?)(?:,|$)/.exec(value) ?? []
  if (!amount) return 0
  return unit ? Number(amount) / perGb[unit]! : Number(amount) / 1024 ** 3
}

const text = (entries: Entry[], key: string) => { const value = entries.find((e) => e.key === key)?.value; return value === undefined ? undefined : String(value) }

/** The disks of a configuration; drives for media and the small ones of firmware are none. */
export function disksOf(entries: Entry[]): Disk[] {
  return entries.filter((e) => /^(scsi|virtio|sata|ide)\d+$/.test(e.key) && e.value !== undefined && !/(^|,)media=cdrom(,|$)/.test(String(e.value))).map((e) => ({ name: e.key, gb: gbOf(String(e.value)) }))
}

/** The disk a machine starts from, which is the one that grows; null when it has none. */
export function bootDisk(entries: Entry[]): Disk | null {
  const disks = disksOf(entries)
  const order = [...(/order=([\w;]+)/.exec(text(entries, 'boot') ?? '')?.[1]?.split(';') ?? []), text(entries, 'bootdisk') ?? '', 'scsi0', 'virtio0', 'sata0', 'ide0']
  return order.map((name) => disks.find((d) => d.name === name)).find(Boolean) ?? disks[0] ?? null
}

type Field = 'value' | 'pending'
const latest = (entry: Entry | undefined, field: Field) => (field === 'pending' ? (entry?.pending ?? (entry?.delete ? undefined : entry?.value)) : entry?.value)

function amount(entries: Entry[], key: string, field: Field, fallback: number): number {
  const found = latest(entries.find((e) => e.key === key), field)
  // newer versions write memory as current=2048
  const n = Number(String(found ?? '').replace(/^current=/, '').split(',')[0])
  return found === undefined || !Number.isFinite(n) || n <= 0 ? fallback : n
}

/** Sockets of a machine, which its cores are counted per. */
export function socketsOf(entries: Entry[]): number {
  return amount(entries, 'sockets', 'pending', 1)
}

const computing = (entries: Entry[], field: Field) => ({ cpu: amount(entries, 'cores', field, 1) * amount(entries, 'sockets', field, 1), memory: Math.round(amount(entries, 'memory', field, 512)) })

/** What a configuration gives a machine now, and what after a restart where that differs. */
export function sizeOf(entries: Entry[]): { size: MachineSize; next: MachineState['next'] } {
  const now = computing(entries, 'value')
  const next = computing(entries, 'pending')
  return { size: { ...now, storage: Math.ceil(disksOf(entries).reduce((sum, d) => sum + d.gb, 0)) }, next: next.cpu === now.cpu && next.memory === now.memory ? null : next }
}

/** Machines of ours carry a tag with the id they have in our books: a name may be changed by hand, this is not. */
export const MARK = 'colonnade-'
const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Tags of a list of them. */
export function tagsOf(tags: string | undefined): string[] {
  return (tags ?? '').split(/[;, ]+/).filter(Boolean)
}

/** The id in our books that a machine's tags name. */
export function keyOf(tags: string | undefined): string | null {
  return tagsOf(tags).filter((t) => t.startsWith(MARK)).map((t) => t.slice(MARK.length)).find((id) => new RegExp(`^${UUID}$`).test(id)) ?? null
}

/** A description that names the same id: what is being cloned can't be given tags before it is done. */
export function describedAs(key: string, name: string): string {
  return `Made by Colonnade as ${name} (${key}).`
}

/** The id a description names. */
export function describedKey(description: string | undefined): string | null {
  return new RegExp(`Made by Colonnade as [^\\n]*\\((${UUID})\\)\\.`).exec(description ?? '')?.[1] ?? null
}
