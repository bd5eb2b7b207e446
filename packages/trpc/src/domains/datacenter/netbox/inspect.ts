import type { NetboxFile, NetboxInspection, NetboxOptions } from '@colonnade/contract/datacenter'
import { netboxOptions } from '@colonnade/contract/datacenter'
import { DISK_BASE, figure, MEMORY_BASE } from './cells.ts'
import { readFile, type ReadFile } from './read.ts'

const MACHINE = /server|host|hypervisor|compute|node|worker|esx|kvm|proxmox|bare.?metal|gpu|blade|主机|主機|服务器|伺服器/i
const OTHER = /switch|router|firewall|pdu|patch|panel|kvm.?switch|console|ups|cable|power|load.?balancer/i

/** Whether a device role's name is that of machines one runs something on. */
export function namesHosts(role: string): boolean {
  return MACHINE.test(role) && !OTHER.test(role)
}

const guesses = { cpu: /cpu|core|vcpu|thread/i, memory: /mem|ram/i, storage: /disk|storage|ssd|nvme|hdd|capacity/i } as const

const KUBERNETES = /kubernetes|k8s|k3s|rke|openshift|tanzu|talos/i
const VERSION = /^v?\d+\.\d+\.\d+/

// Columns that have no field of their own, of whose cells the first that is not empty fits.
function columnsWith(files: readonly ReadFile[], fits: (text: string) => boolean): { column: string; example: string }[] {
  return [...new Set(files.flatMap((f) => f.unused))].flatMap((column) => {
    const example = files.flatMap((f) => f.rows).map((r) => (r.all[column] ?? '').trim()).find((text) => text !== '' && text !== '—')
    return example !== undefined && fits(example) ? [{ column, example: example.slice(0, 100) }] : []
  })
}

// The unit a heading names decides how a figure becomes cores, MB or GB.
function suggest(amount: keyof typeof guesses, columns: readonly { column: string }[]): NetboxOptions['cpu'] {
  const found = columns.find((c) => guesses[amount].test(c.column) && !(amount !== 'cpu' && guesses.cpu.test(c.column)))
  if (!found) return { constant: '0' }
  const unit = /(?:^|[^a-z])([mgt])i?b(?:$|[^a-z])/i.exec(found.column)?.[1]?.toLowerCase()
  const scale = amount === 'memory' ? { m: 1, g: MEMORY_BASE, t: MEMORY_BASE ** 2 }[unit ?? 'g'] : amount === 'storage' ? { m: 1 / DISK_BASE, g: 1, t: DISK_BASE }[unit ?? 'g'] : 1
  return { column: found.column, constant: '0', scale: scale ?? 1 }
}

// NetBox counts disks in MB since 4.1, in GB before, and its lists say so nowhere. Half of all disks being a thousand GB or more, or less than one, tells.
function diskUnit(machines: readonly ReadFile[]): 'MB' | 'GB' {
  const figures = machines.flatMap((f) => f.rows.map((r) => figure(r.cells['disk'] ?? ''))).filter((n) => n > 0).sort((a, b) => a - b)
  return (figures[figures.length >> 1] ?? 0) >= 1000 ? 'MB' : 'GB'
}

/** Recognises files by their columns and suggests how to map them. Reads them only. Throws BAD_REQUEST naming a file that can't be read. */
export function inspectFiles(input: { files: NetboxFile[] }): NetboxInspection {
  const files = input.files.map(readFile)
  const devices = files.filter((f) => f.kind === 'device')
  const roles = Map.groupBy(devices.flatMap((f) => f.rows), (r) => r.cells['role'] ?? '')
  const amounts = columnsWith(devices, (text) => Number.isFinite(figure(text)))
  const listed = [...roles].filter(([name]) => name !== '').map(([name, rows]) => ({ name, devices: rows.length, host: namesHosts(name) }))
  const hosts = listed.filter((r) => r.host).map((r) => r.name)
  const machines = files.filter((f) => f.kind === 'virtual_machine')
  const clusters = files.filter((f) => f.kind === 'cluster')
  const types = [...Map.groupBy(clusters.flatMap((f) => f.rows), (r) => r.cells['type'] ?? '')].filter(([name]) => name !== '')
  const versions = columnsWith(clusters, (text) => VERSION.test(text))
  return {
    files: files.map((f) => ({ name: f.name, kind: f.kind, format: f.format, rows: f.format === 'json' || f.kind ? f.rows.length : 0, outOf: f.outOf, columns: f.columns, unused: f.unused })),
    roles: listed.toSorted((a, b) => b.devices - a.devices), amounts,
    clusterTypes: types.map(([name, rows]) => ({ name, clusters: rows.length, kubernetes: KUBERNETES.test(name) })), versions,
    suggested: netboxOptions.parse({
      kubernetes: { types: types.map(([name]) => name).filter((name) => KUBERNETES.test(name)), version: versions[0] ? { column: versions[0].column } : {} },
      roles: hosts.length ? hosts : null, cpu: suggest('cpu', amounts), memory: suggest('memory', amounts), storage: suggest('storage', amounts),
      vmDiskUnit: diskUnit(machines),
    }),
  }
}
