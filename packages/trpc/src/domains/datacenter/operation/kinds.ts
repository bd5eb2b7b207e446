import type { HostPowerAction } from '@colonnade/contract/datacenter'
import type { OperationKind } from '@colonnade/db/enums'
import type { Call, MachineState, Outcome, ResourceDriver, WantedSize } from '../../../drivers/resource/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { chooseNumber, type Claimed, type OperationState } from './claim.ts'
import { isGone, type Sight } from './find.ts'
import type { Wanted } from './wanted.ts'

/** All a step is decided on: what is wanted now, and what is there. */
export interface Scene extends Omit<Sight, 'machine' | 'ambiguous'> { ctx: ServiceCtx; driver: ResourceDriver; op: Claimed; wanted: Wanted | null; found: MachineState | null; call: Call }
/** Not wanted any more. `again`: not in this way, but still. */
export interface Off { is: 'off'; reason: string; why: string; again?: boolean }
/**
 * How things stand: as wanted; held by a task; still to be done; not wanted any more; impossible. `absent`: not to be seen, which may be so only yet; `off` is then what follows once it is sure.
 * `hidden`: something has its reference and is not shown to us. `taken`: another machine has the reference that was chosen.
 */
export type Standing = { is: 'done' | 'busy' | 'open' | 'taken' } | { is: 'absent'; off: Off | null } | { is: 'hidden'; reference: string } | Off | { is: 'impossible'; reason: string; why: string }
/** One kind of operation: how things stand with it, what has to be known beforehand, and the call that does it. Calling once more after looking does nothing twice. */
export interface Kind { stands(scene: Scene): Standing | Promise<Standing>; prepare?(scene: Scene): Promise<OperationState>; call(scene: Scene, state: OperationState): Promise<Outcome> }

const gone: Standing = { is: 'impossible', reason: 'absent', why: 'The machine is not there any more.' }
const settled = (scene: Scene, done: (found: MachineState) => boolean): Standing => (!scene.found ? gone : done(scene.found) ? { is: 'done' } : { is: scene.found.busy ? 'busy' : 'open' })

// The reference is chosen and written down before the call: a call repeated with it makes no second machine, since the number is taken.
async function chooseId({ ctx, driver, op, wanted, call }: Scene): Promise<OperationState> {
  if (op.state.id) return { ...op.state, asked: true, node: wanted!.node }
  const free = await driver.machines.freeId(call)
  const id = await chooseNumber(ctx.services, op, free.outcome === 'done' ? free.value : '100', op.state.taken)
  return { ...op.state, id, asked: true, node: wanted!.node }
}

function notToBeMade({ wanted, op }: Scene): Off | null {
  if (!wanted || wanted.deleted) return { is: 'off', reason: 'released', why: 'The machine was released before it was made.' }
  if (!wanted.endpointId) return { is: 'off', reason: 'no_hypervisor', why: 'The host has no hypervisor any more.', again: true }
  return wanted.endpointId === op.endpointId ? null : { is: 'off', reason: 'moved', why: 'The machine was given a host of another hypervisor before it was made.', again: true }
}

// Once it was asked for, what can't be seen may be there all the same: its number tells.
async function unmade(scene: Scene): Promise<Standing> {
  const { op, driver, call, stranger } = scene
  const off = notToBeMade(scene)
  if (!op.state.asked || !op.state.id) return off ?? { is: 'open' }
  if (stranger) return { is: stranger.busy ? 'busy' : 'taken' }
  return (await isGone(driver, op.state.id, call)) ? { is: 'absent', off } : { is: 'hidden', reference: op.state.id }
}

/** How often a machine is asked to be as wanted before what it is counts as all it will be. */
const MOST_TRIES = 8
const notTaken: Standing = { is: 'impossible', reason: 'not_taken', why: 'The machine was told several times and did not become what it is to be.' }

/** Whether a machine has, or will have once restarted, what is wanted. A disk may be larger: it does not shrink. */
export function fits({ size, next }: Pick<MachineState, 'size' | 'next'>, wanted: WantedSize): boolean {
  const { cpu, memory } = next ?? size
  return (cpu ?? wanted.cpu) === wanted.cpu && (memory ?? wanted.memory) === wanted.memory && (size.storage ?? wanted.storage) >= wanted.storage
}

// Of several calls that lead somewhere, one after the other: as long as they do.
const open = ({ op, found }: Scene): Standing => (found?.busy ? { is: 'busy' } : (op.state.tries ?? 0) >= MOST_TRIES ? notTaken : { is: 'open' })
const counting = async ({ op }: Scene): Promise<OperationState> => ({ ...op.state, tries: (op.state.tries ?? 0) + 1 })
const released = (wanted: Wanted | null, what: string): Off | null => (wanted && !wanted.deleted ? null : { is: 'off', reason: 'released', why: `The machine was released before it was ${what}.` })
const isMarked = ({ op, found }: Scene) => found!.key === op.resourceId

// A clone is marked and given its size once it is there; one released meanwhile is marked all the same: without, it would not be removed.
function made(scene: Scene): Standing {
  const { wanted } = scene
  const asWanted = !wanted || (isMarked(scene) && (wanted.deleted || fits(scene.found!, wanted)))
  return asWanted && !scene.found!.busy ? { is: 'done' } : open(scene)
}

const machines: Partial<Record<OperationKind, Kind>> = {
  vm_create: {
    stands: (scene) => (scene.found ? made(scene) : unmade(scene)),
    prepare: async (scene) => (scene.found ? counting(scene) : chooseId(scene)),
    call(scene, state) {
      const { driver, op, wanted, found, call } = scene
      if (found) return isMarked(scene) ? driver.machines.resize(found.ref, wanted!, call) : driver.machines.mark(found.ref, op.resourceId, call)
      const { name, cpu, memory, storage } = wanted!
      return driver.machines.create({ key: op.resourceId, id: state.id!, node: state.node!, name, cpu, memory, storage }, call)
    },
  },
  vm_delete: {
    async stands({ wanted, found, reference, stranger, driver, call }) {
      // what is not shown to us is not gone: only its number tells, or another machine that has it by now
      if (!found) return !reference || stranger || (await isGone(driver, reference, call)) ? { is: 'done' } : { is: 'hidden', reference }
      if (wanted && !wanted.deleted) return { is: 'off', reason: 'taken_back', why: 'The machine was taken back before it was removed.' }
      return { is: found.busy ? 'busy' : 'open' }
    },
    // by this it is known again, also when its record is gone
    prepare: async ({ op, found }) => ({ ...op.state, id: found!.ref.id, node: found!.ref.node }),
    // a running machine is not removed: it is switched off first, and looked at again
    call: ({ driver, found, call }) => (found!.state === 'stopped' ? driver.machines.remove(found!.ref, call) : driver.machines.stop(found!.ref, true, call)),
  },
  vm_start: { stands: (scene) => settled(scene, (m) => m.state === 'running'), call: ({ driver, found, call }) => driver.machines.start(found!.ref, call) },
  vm_stop: { stands: (scene) => settled(scene, (m) => m.state === 'stopped'), call: ({ driver, op, found, call }) => driver.machines.stop(found!.ref, op.request.force === true, call) },
  vm_resize: {
    stands: (scene) => released(scene.wanted, 'resized') ?? (!scene.found ? gone : fits(scene.found, scene.wanted!) ? { is: 'done' } : open(scene)),
    prepare: counting,
    call: ({ driver, found, wanted, call }) => driver.machines.resize(found!.ref, wanted!, call),
  },
  vm_adopt: {
    stands: (scene) => released(scene.wanted, 'marked') ?? (!scene.found ? gone : isMarked(scene) ? { is: 'done' } : open(scene)),
    prepare: counting,
    call: ({ driver, op, found, call }) => driver.machines.mark(found!.ref, op.resourceId, call),
  },
  vm_migrate: {
    stands: (scene) => {
      if (scene.wanted && !scene.wanted.deleted && scene.wanted.endpointId !== scene.op.endpointId) return { is: 'impossible', reason: 'other_cluster', why: 'The new host belongs to another hypervisor cluster; a machine can\'t be moved there while it keeps its disks.' }
      return released(scene.wanted, 'moved') ?? settled(scene, (m) => m.ref.node === scene.wanted!.node)
    },
    call: ({ driver, found, wanted, call }) => driver.machines.migrate(found!.ref, wanted!.node, found!.state === 'running', call),
  },
}

/** The kind of a machine's operation. */
export function machineKind(kind: OperationKind): Kind {
  const found = machines[kind]
  if (!found) throw new Error(`no machine is concerned by ${kind}`)
  return found
}

/** Power of a host after an action; null where nothing that can be seen tells whether it was carried out. */
export function powerAfter(action: HostPowerAction): 'on' | 'off' | null {
  return action === 'on' ? 'on' : action === 'force_off' || action === 'graceful_shutdown' ? 'off' : null
}
