import type { HostPowerAction, HostInventory } from '@colonnade/contract/datacenter'
import type { DriverError } from './error.ts'

/** What a driver speaks to. `none` speaks to nothing: what is recorded is all there is. */
export type DriverKind = 'none' | 'redfish' | 'proxmox' | 'kubernetes'

/** How a call is made. `key` names the intent behind it: a call repeated under the same key makes nothing twice. `timeoutMs` bounds the whole call, however many requests it takes. */
export interface Call { key: string; signal?: AbortSignal | undefined; timeoutMs?: number | undefined }

/** How a call ended: done; begun as a task that is asked after with `task`; or nothing this driver can do. What fails throws a `DriverError`. */
export type Outcome<T = null> = { outcome: 'done'; value: T } | { outcome: 'task'; task: string } | { outcome: 'unsupported'; what: string }
/** How far a task is. `lost`: the other side knows nothing of it any more; whether it was done has to be observed. `progress` in percent. */
export type TaskState = { state: 'running'; progress: number | null } | { state: 'done' } | { state: 'failed'; message: string } | { state: 'lost' }

/** Who answered. */
export interface Checked { product: string; version: string | null }

/** A physical machine as its management controller sees it. */
export interface HostState { power: 'on' | 'off' | 'changing' | 'unknown'; health: 'ok' | 'warning' | 'critical' | 'unknown'; inventory: HostInventory; actions: HostPowerAction[] }

/** Where a virtual machine is: `id` is the hypervisor's own name for it. */
export interface MachineRef { id: string; node: string }
/** What a machine has. cpu in cores, memory in MB, storage in GB over all its disks; null where that is not known. */
export interface MachineSize { cpu: number | null; memory: number | null; storage: number | null }
/** What a machine is to have: the same, all of it known. */
export interface WantedSize { cpu: number; memory: number; storage: number }
/**
 * A virtual machine as the hypervisor sees it. `key`: the id we gave it when it was made, as its mark shows it; null when it is not ours. `busy`: a task holds it. `next`: cpu and memory once it was restarted, null when
 * nothing waits for that. `described`: the id its description names. A list knows of the first disk only, and neither of `next` nor of `described`; `inspect` knows all. `name`: null where it is not told, as of a
 * machine whose node is off line: neither is its size then, nor for sure its key.
 */
export interface MachineState { ref: MachineRef; key: string | null; name: string | null; state: 'running' | 'stopped' | 'paused' | 'unknown'; busy: boolean; size: MachineSize; next: Omit<MachineSize, 'storage'> | null; described: string | null }
/** What to make. cpu in cores, memory in MB, storage in GB; `key` marks the machine as ours, `id` is the reference it is to have. */
export interface MachineOrder extends WantedSize { key: string; id: string; node: string; name: string }
/** A machine of the hypervisor's cluster that others stand on. Memory in MB. */
export interface HypervisorNode { name: string; online: boolean; cpu: number | null; memory: number | null }

/** A node of a Kubernetes cluster. cpu in cores, memory in MB. `cordoned`: takes no new pods, whoever said so; `hold`: for what we said so, null where we did not. */
export interface ClusterNode { name: string; ready: boolean; version: string; roles: string[]; cpu: number | null; memory: number | null; problems: string[]; cordoned: boolean; hold: string | null }
/** A Kubernetes cluster as its API server sees it. */
export interface ClusterState { version: string; healthy: boolean; nodes: ClusterNode[] }
/** What keeps pods running, and how many of them are ready. */
export interface Workload { kind: 'Deployment' | 'StatefulSet' | 'DaemonSet'; namespace: string; name: string; wanted: number; ready: number }
/** Workloads, as many as were asked for; `more`: there are others. */
export interface Workloads { items: Workload[]; more: boolean }
/** One object of a manifest. */
export interface ObjectRef { apiVersion: string; kind: string; namespace: string | null; name: string }
/** How an object fares that was applied. `unknown`: we may not look. `wanted`, `ready`: pods, where it is there to keep some running. */
export interface ObjectState { ref: ObjectRef; state: 'ready' | 'progressing' | 'failed' | 'missing' | 'unknown'; wanted: number | null; ready: number | null }
/** Manifests that belong together. `owner` names them: what an earlier application of the same owner made and this one lacks is removed. `yaml` may hold several documents. */
export interface ManifestSet { owner: string; yaml: string; namespace?: string | undefined }
/** What an application left there, and what it took away. */
export interface Applied { objects: ObjectRef[]; pruned: ObjectRef[] }

/** Physical machines. `system`: which of the controller's systems; null means its only one. */
export interface HostDriver {
  observe(system: string | null, call: Call): Promise<Outcome<HostState>>
  power(system: string | null, action: HostPowerAction, call: Call): Promise<Outcome>
}

/** Virtual machines. */
export interface MachineDriver {
  nodes(call: Call): Promise<Outcome<HypervisorNode[]>>
  list(call: Call): Promise<Outcome<MachineState[]>>
  /** Looks into one machine of the list: all its disks, what waits for a restart, and what its description says. */
  inspect(machine: MachineState, call: Call): Promise<Outcome<MachineState>>
  /** A reference no machine has at the moment. */
  freeId(call: Call): Promise<Outcome<string>>
  /** Whether no machine has that reference, also none that is not shown to us. */
  isFree(id: string, call: Call): Promise<Outcome<boolean>>
  /**
   * Makes it under the order's reference. What comes of it may lack its mark and its size still (a clone has those of its template): the key is in its description then, and `mark` and `resize` follow.
   * Throws `conflict` / `id_taken` when a machine has that reference already.
   */
  create(order: MachineOrder, call: Call): Promise<Outcome>
  /** Takes the next step towards a size: cores and memory first, then the disk, which only grows. Called again until nothing is left to do; repeating it does nothing twice. */
  resize(ref: MachineRef, to: WantedSize, call: Call): Promise<Outcome>
  /** Gives a machine the mark by which lists show that it is ours; leaves all else as it is. */
  mark(ref: MachineRef, key: string, call: Call): Promise<Outcome>
  remove(ref: MachineRef, call: Call): Promise<Outcome>
  /** Starts it, or has it go on where it was paused. */
  start(ref: MachineRef, call: Call): Promise<Outcome>
  /** `force` pulls the plug; otherwise the guest is asked to end. */
  stop(ref: MachineRef, force: boolean, call: Call): Promise<Outcome>
  /** Moves it to another node of the same hypervisor cluster; `online` while it runs. */
  migrate(ref: MachineRef, to: string, online: boolean, call: Call): Promise<Outcome>
}

/** Kubernetes clusters. */
export interface ClusterDriver {
  observe(call: Call): Promise<Outcome<ClusterState>>
  node(name: string, call: Call): Promise<Outcome<ClusterNode>>
  /** Keeps new pods off a node and marks it with what for. Beside a cordon of somebody else it stands as a second one. Throws `not_found`; it never makes a node. */
  cordon(name: string, hold: string, call: Call): Promise<Outcome<ClusterNode>>
  /** Takes our cordon back if it still stands for this hold; somebody else's stays. Null: the node is gone. */
  uncordon(name: string, hold: string, call: Call): Promise<Outcome<ClusterNode | null>>
  /** The first `most` of each kind, of one namespace or of all. */
  workloads(namespace: string | null, most: number, call: Call): Promise<Outcome<Workloads>>
  /** How objects fare that were applied through us, in the order they are named. */
  states(objects: ObjectRef[], call: Call): Promise<Outcome<ObjectState[]>>
  apply(set: ManifestSet, call: Call): Promise<Outcome<Applied>>
  /** Removes all that was applied for this owner. */
  remove(owner: string, call: Call): Promise<Outcome<ObjectRef[]>>
}

/**
 * What is recorded is also made: one narrow interface to whatever runs hosts, machines and clusters. Every method may be called of every driver:
 * one that can't do it answers `unsupported`. Errors are `DriverError`s and nothing else.
 */
export interface ResourceDriver {
  readonly kind: DriverKind
  /** Whether the other side answers, is what it should be and lets us in. */
  check(call: Call): Promise<Checked>
  /** How far a task is that an earlier call began. */
  task(task: string, call: Call): Promise<TaskState>
  readonly hosts: HostDriver
  readonly machines: MachineDriver
  readonly cluster: ClusterDriver
}

export type { DriverError }

/** A call that came to its end. */
export function done(): Outcome
export function done<T>(value: T): Outcome<T>
export function done(value: unknown = null): Outcome<unknown> {
  return { outcome: 'done', value }
}

/** A call that goes on at the other side. */
export function begun(task: string): Outcome<never> {
  return { outcome: 'task', task }
}

const no = (what: string) => async (): Promise<Outcome<never>> => ({ outcome: 'unsupported', what })

/** A driver that can do nothing yet: each says what it can beside it. */
export function unableDriver(): Omit<ResourceDriver, 'kind' | 'check'> {
  return {
    task: async () => ({ state: 'lost' }),
    hosts: { observe: no('hosts.observe'), power: no('hosts.power') },
    machines: {
      nodes: no('machines.nodes'), list: no('machines.list'), inspect: no('machines.inspect'), freeId: no('machines.freeId'), isFree: no('machines.isFree'), create: no('machines.create'), resize: no('machines.resize'),
      mark: no('machines.mark'), remove: no('machines.remove'), start: no('machines.start'), stop: no('machines.stop'), migrate: no('machines.migrate'),
    },
    cluster: {
      observe: no('cluster.observe'), node: no('cluster.node'), cordon: no('cluster.cordon'), uncordon: no('cluster.uncordon'), workloads: no('cluster.workloads'), states: no('cluster.states'), apply: no('cluster.apply'),
      remove: no('cluster.remove'),
    },
  }
}
