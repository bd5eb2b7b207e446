import { begun, done, type Call, type MachineOrder, type MachineRef, type MachineState, type Outcome, type WantedSize } from '../driver.ts'
import { DriverError } from '../error.ts'
import type { MachineDefaults } from '../open.ts'
import { listIn, objectIn, textIn } from '../read.ts'
import type { ProxmoxClient } from './client.ts'
import { bootDisk, describedAs, describedKey, keyOf, MARK, sizeOf, socketsOf, tagsOf, type Entry } from './config.ts'

interface Resource { type: string; vmid?: number; node?: string; name?: string; status?: string; tags?: string; lock?: string; template?: number; maxcpu?: number; maxmem?: number; maxdisk?: number }

const states: Record<string, MachineState['state']> = { running: 'running', stopped: 'stopped', paused: 'paused', suspended: 'paused' }

/** Where a machine's own calls go. */
export const at = (ref: MachineRef): string => `/nodes/${encodeURIComponent(ref.node)}/qemu/${encodeURIComponent(ref.id)}`

const resources = async (client: ProxmoxClient, call: Call) => listIn<Resource>(await client.get('/cluster/resources?type=vm', call))
// One that sleeps on disk keeps a lock that no task will take away: it is paused.
const asleep = (r: Resource) => r.lock === 'suspended'

// Of a guest whose node is off line the cluster knows number, node, tags and lock.
function stateOf(r: Resource): MachineState {
  return {
    ref: { id: String(r.vmid), node: r.node! }, key: keyOf(r.tags), name: textIn(r.name), state: asleep(r) ? 'paused' : (states[r.status ?? ''] ?? 'unknown'), busy: Boolean(r.lock) && !asleep(r), next: null, described: null,
    size: { cpu: r.maxcpu ?? null, memory: r.maxmem ? Math.round(r.maxmem / 1024 ** 2) : null, storage: r.maxdisk ? Math.ceil(r.maxdisk / 1024 ** 3) : null },
  }
}

/** The machines of a cluster; templates are none. */
export async function list(client: ProxmoxClient, call: Call): Promise<Outcome<MachineState[]>> {
  return done((await resources(client, call)).filter((r) => r.type === 'qemu' && r.vmid && r.node && !r.template).map(stateOf))
}

const entriesOf = (client: ProxmoxClient, ref: MachineRef, call: Call) => client.get<unknown>(`${at(ref)}/pending`, call).then((entries) => listIn<Entry>(entries))

/** The machine with what its configuration says. */
export async function inspect(client: ProxmoxClient, machine: MachineState, call: Call): Promise<Outcome<MachineState>> {
  const entries = await entriesOf(client, machine.ref, call)
  const description = entries.find((e) => e.key === 'description')?.value
  return done({ ...machine, described: describedKey(description === undefined ? undefined : String(description)), ...sizeOf(entries) })
}

// Older versions answer what is done at once with nothing, newer ones with a task.
const ended = (task: unknown): Outcome => (typeof task === 'string' && task.startsWith('UPID:') ? begun(task) : done())

/** Cores and memory first; then the disk, to a size and not by one, so that asking again grows nothing twice. */
export async function resize(client: ProxmoxClient, ref: MachineRef, to: WantedSize, call: Call): Promise<Outcome> {
  const entries = await entriesOf(client, ref, call)
  const { size, next } = sizeOf(entries)
  const planned = next ?? size
  if (planned.cpu !== to.cpu || planned.memory !== to.memory) {
    const sockets = socketsOf(entries)
    const cores: Record<string, number> = to.cpu % sockets === 0 ? { cores: to.cpu / sockets } : { sockets: 1, cores: to.cpu }
    return ended(await client.write('POST', `${at(ref)}/config`, { ...cores, memory: to.memory }, call))
  }
  if (to.storage <= size.storage!) return done()
  const disk = bootDisk(entries)
  if (!disk) throw new DriverError('failed', 'no_disk', 'The machine has no disk that could grow.', { remedy: 'Add one at the hypervisor.' })
  return ended(await client.write('PUT', `${at(ref)}/resize`, { disk: disk.name, size: `${Math.ceil(disk.gb + to.storage - size.storage!)}G` }, call))
}

interface Config { tags?: string; description?: string; digest?: string }

/** Writes our tag beside those that are there, unless somebody changes the machine meanwhile. What was cloned for us gets the endpoint's own tags too. */
export async function mark(client: ProxmoxClient, ref: MachineRef, key: string, more: string | null, call: Call): Promise<Outcome> {
  const { tags, description, digest } = objectIn<Config>(await client.get(`${at(ref)}/config`, call), false)
  const made = describedKey(description) === key
  const kept = tagsOf(tags).filter((t) => !t.startsWith(MARK))
  const all = [...new Set([...kept, `${MARK}${key}`, ...(made ? tagsOf(more ?? '') : [])])]
  return ended(await client.write('PUT', `${at(ref)}/config`, { tags: all.join(';'), ...(digest ? { digest } : {}) }, call))
}

// Proxmox takes DNS names only, no label of which begins or ends with a hyphen; ours may be anything of one line.
function nameOf(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9.-]+/g, '-').replace(/[-.]*\.[-.]*/g, '.').replace(/^[-.]+|[-.]+$/g, '').slice(0, 63).replace(/[-.]+$/, '') || 'vm'
}

/** Makes a machine as its endpoint's settings say: as a full clone of a template, or bare, with an image to install from where one is named. */
export function create(client: ProxmoxClient, order: MachineOrder, defaults: MachineDefaults, call: Call): Promise<Outcome> {
  return defaults.template ? clone(client, order, defaults, defaults.template, call) : bare(client, order, defaults, call)
}

async function bare(client: ProxmoxClient, order: MachineOrder, { storage, bridge, image, pool, tags }: MachineDefaults, call: Call): Promise<Outcome> {
  const disks = order.storage ? (storage ?? (await roomiest(client, order.node, call))) : ''
  const task = await client.write<string>('POST', `/nodes/${encodeURIComponent(order.node)}/qemu`, {
    vmid: order.id, name: nameOf(order.name), cores: order.cpu, memory: order.memory, ostype: 'l26', scsihw: 'virtio-scsi-single', ...(order.storage ? { scsi0: `${disks}:${order.storage}` } : {}),
    ...(image ? { ide2: `${image},media=cdrom`, boot: `order=${order.storage ? 'scsi0;' : ''}ide2;net0` } : {}), ...(pool ? { pool } : {}),
    net0: `virtio,bridge=${bridge ?? 'vmbr0'}`, agent: 1, onboot: 1, tags: [`${MARK}${order.key}`, ...tagsOf(tags ?? '')].join(';'), description: describedAs(order.key, order.name),
  }, call)
  return begun(task)
}

async function clone(client: ProxmoxClient, order: MachineOrder, { storage, pool }: MachineDefaults, template: number, call: Call): Promise<Outcome> {
  const from = (await resources(client, call)).find((r) => r.vmid === template && r.template)
  if (!from?.node) throw new DriverError('failed', 'no_template', `There is no template with the number ${template}.`, { remedy: 'Correct the number at the endpoint, or turn that machine into a template.' })
  const task = await client.write<string>('POST', `${at({ id: String(template), node: from.node })}/clone`, {
    newid: order.id, name: nameOf(order.name), full: 1, description: describedAs(order.key, order.name), ...(storage ? { storage } : {}), ...(pool ? { pool } : {}), ...(from.node === order.node ? {} : { target: order.node }),
  }, call)
  return begun(task)
}

async function roomiest(client: ProxmoxClient, node: string, call: Call): Promise<string> {
  const found = listIn<{ storage: string; active?: number; avail?: number }>(await client.get(`/nodes/${encodeURIComponent(node)}/storage?content=images&enabled=1`, call))
  const usable = found.filter((s) => s.active !== 0).sort((a, b) => (b.avail ?? 0) - (a.avail ?? 0))
  if (!usable[0]) throw new DriverError('failed', 'no_storage', `The node ${node} has no storage that takes disks of machines.`, { remedy: 'Allow "Disk image" on one of its storages.' })
  return usable[0].storage
}
