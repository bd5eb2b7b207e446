import type { ListInput, Page } from '@colonnade/contract/kernel/paging'

export interface Host { id: string; serial: string; rack: string; status: string; group: string; cpuUsed: number; cpuTotal: number; memUsed: number; memTotal: number; gpu: boolean; updatedAt: string }

const statuses = ['active', 'active', 'active', 'active', 'maintenance', 'draining', 'error', 'provisioning', 'offline', 'decommissioned']
const groups = ['gpu-a', 'gpu-b', 'cpu-general', 'edge-台北']

export const hosts: Host[] = Array.from({ length: 20_000 }, (_, i) => ({
  id: `h${i}`, serial: `SN-${(48_213 + i * 7919).toString(16).toUpperCase().padStart(7, '0')}`, rack: `R${String(1 + (i % 42)).padStart(2, '0')}·${1 + ((i * 3) % 40)}`,
  status: statuses[(i * 7 + Math.floor(i / 5)) % statuses.length] ?? 'active', group: groups[i % groups.length] ?? 'gpu-a',
  cpuUsed: (i * 13) % 150, cpuTotal: 128, memUsed: (i * 37_000) % 786_432, memTotal: 786_432, gpu: i % 3 === 0, updatedAt: new Date(Date.UTC(2026, 10, 20) - i * 3_600_000).toISOString(),
}))

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

export async function listHosts(input: ListInput): Promise<Page<Host>> {
  await wait(250)
  let rows = hosts
  for (const c of input.filter ?? []) {
    rows = rows.filter((row) => {
      const v = row[c.field as keyof Host]
      if (c.op === 'in') return (c.value as string[]).includes(String(v))
      if (c.op === 'contains') return String(v).toLowerCase().includes(String(c.value).toLowerCase())
      if (c.op === 'gte') return Number(v) >= Number(c.value)
      if (c.op === 'lte') return Number(v) <= Number(c.value)
      return v === c.value
    })
  }
  if (input.search) rows = rows.filter((r) => r.serial.includes(input.search?.toUpperCase() ?? ''))
  for (const s of input.sort ?? []) rows = [...rows].sort((a, b) => { const x = a[s.field as keyof Host], y = b[s.field as keyof Host]; return (x < y ? -1 : x > y ? 1 : 0) * (s.direction === 'desc' ? -1 : 1) })
  const from = Number(input.cursor ?? 0) + (input.skip ?? 0)
  const limit = input.limit ?? 50
  return { items: rows.slice(from, from + limit), nextCursor: from + limit < rows.length ? String(from + limit) : null, ...(input.count ? { count: rows.length } : {}) }
}
