/**
 * Hosts grouped into cells: all that a state filter or a scorer can see of two hosts in one cell is the same, so a cell is
 * filtered and scored once, however many hosts it has. A fresh room of 50,000 machines of twenty models is twenty cells; in a worn one,
 * where every host is in a state of its own, the tree over the cells (`cell-tree.ts`) is what keeps a placement from looking at them all.
 */
import { capacityOf, MAX_AMOUNT, plus } from './capacity.ts'
import { CellNode } from './cell-tree.ts'
import { type Amounts, type GroupPolicy, type Host, RESOURCES } from './types.ts'

/** What never changes when a VM comes or goes; shared by all hosts of one make, group and status. */
export interface Shape {
  /** Small and unique within an index. */
  readonly id: number
  readonly groupId: string
  readonly status: string
  readonly total: Amounts
  readonly capacity: Amounts
}

/** All that state filters and scorers see of a host. */
export interface HostState {
  readonly shape: Shape
  readonly used: Amounts
}

/** All that host filters see of a host. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly rackId: string | null
}

/** Hosts in one state, sorted by id downwards: the next to choose is the last, which an array gives away for nothing. */
export interface Cell extends HostState {
  readonly hosts: readonly Member[]
}

interface Shelf extends Shape {
  readonly tree: CellNode
}

interface MutableCell extends Cell {
  readonly key: string
  readonly shape: Shelf
  readonly hosts: Member[]
}

interface Entry {
  member: Member
  cell: MutableCell
}

const NOBODY: ReadonlySet<string> = new Set()

// the status is measured so that it can't run into the group, whatever either is called
const shapeKey = ({ groupId, status, total }: Host): string => `${total.cpu},${total.memory},${total.storage},${status.length},${status}${groupId}`

function checked(amounts: Amounts, what: string): Amounts {
  for (const r of RESOURCES) {
    const value = amounts[r]
    if (!Number.isInteger(value) || value < 0 || value > MAX_AMOUNT) throw new RangeError(`${what} ${r} must be a whole number from 0 to ${MAX_AMOUNT}, got ${value}`)
  }
  return { cpu: amounts.cpu, memory: amounts.memory, storage: amounts.storage }
}

/** Where `id` is, or would go, in a list sorted by id downwards. */
function position(hosts: readonly Member[], id: string): number {
  let low = 0
  let high = hosts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hosts[middle]!.id > id) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * A group's hosts, ready to be placed upon; may be kept and updated as VMs come and go.
 * Not safe against other processes: whoever commits checks the chosen hosts again in the writing transaction.
 */
export class HostIndex {
  readonly policy: GroupPolicy
  readonly #shapes = new Map<string, Shelf>()
  readonly #racks = new Map<string | null, Set<string>>()
  readonly #cells = new Map<string, MutableCell>()
  readonly #entries = new Map<string, Entry>()

  constructor(policy: GroupPolicy) {
    this.policy = policy
  }

  /** An index of these hosts. Throws RangeError when an id occurs twice or a figure isn't a whole number from 0 to 2^31. O(H) when they come sorted by id, else O(H log H). */
  static from(hosts: readonly Host[], policy: GroupPolicy): HostIndex {
    const index = new HostIndex(policy)
    const sorted = hosts.toSorted((a, b) => (a.id > b.id ? -1 : a.id < b.id ? 1 : 0))
    for (const host of sorted) {
      if (index.#entries.has(host.id)) throw new RangeError(`host ${host.id} occurs twice`)
      const cell = index.#cell(index.#shape(host), host.used)
      const member = { id: host.id, name: host.name, rackId: host.rackId }
      index.#settle({ member, cell })
      index.#enter(member)
    }
    return index
  }

  /** How many hosts. */
  get size(): number {
    return this.#entries.size
  }

  /** How many different states they are in. */
  get cellCount(): number {
    return this.#cells.size
  }

  /** The cells, in no order that means anything. */
  cells(): Iterable<Cell> {
    return this.#cells.values()
  }

  /** The same cells as one tree per shape, without those that are empty; boxes tight. */
  trees(): CellNode[] {
    const trees = [...this.#shapes.values()].map((shape) => shape.tree).filter((tree) => tree.size > 0)
    for (const tree of trees) tree.refresh()
    return trees
  }

  /** The ids of the hosts in a rack; null asks for those in none. */
  inRack(rackId: string | null): ReadonlySet<string> {
    return this.#racks.get(rackId) ?? NOBODY
  }

  /** A host with its state, or undefined. */
  get(id: string): { readonly member: Member; readonly cell: Cell } | undefined {
    return this.#entries.get(id)
  }

  /** Adds a host, or replaces what is known of it. Throws RangeError as `from` does, the index unchanged. */
  upsert(host: Host): void {
    const shape = this.#shape(host)
    checked(host.used, 'used')
    this.remove(host.id)
    const member = { id: host.id, name: host.name, rackId: host.rackId }
    this.#settle({ member, cell: this.#cell(shape, host.used) })
    this.#enter(member)
  }

  /** Forgets a host; false when it wasn't known. */
  remove(id: string): boolean {
    const entry = this.#entries.get(id)
    if (!entry) return false
    this.#leave(entry)
    this.#racks.get(entry.member.rackId)?.delete(id)
    return this.#entries.delete(id)
  }

  /** Books `times` VMs of this size on a host; negative gives them back. Throws RangeError for an unknown host or a use below zero. */
  charge(id: string, specification: Amounts, times = 1): void {
    const entry = this.#entries.get(id)
    if (!entry) throw new RangeError(`host ${id} is not in the index`)
    const used = plus(entry.cell.used, specification, times)
    checked(used, `host ${id}: used`)
    this.#leave(entry)
    entry.cell = this.#cell(entry.cell.shape, used)
    this.#settle(entry)
  }

  #enter({ id, rackId }: Member): void {
    const rack = this.#racks.get(rackId)
    if (rack) rack.add(id)
    else this.#racks.set(rackId, new Set([id]))
  }

  #settle(entry: Entry): void {
    const { member, cell } = entry
    cell.hosts.splice(position(cell.hosts, member.id), 0, member)
    cell.shape.tree.count(cell, 1)
    this.#entries.set(member.id, entry)
  }

  #leave({ member, cell }: Entry): void {
    const { tree } = cell.shape
    cell.hosts.splice(position(cell.hosts, member.id), 1)
    tree.count(cell, -1)
    if (cell.hosts.length > 0) return
    tree.delete(cell)
    this.#cells.delete(cell.key)
  }

  #shape(host: Host): Shelf {
    const key = shapeKey(host)
    let shape = this.#shapes.get(key)
    if (!shape) {
      const { groupId, status } = host
      const total = checked(host.total, 'total')
      const plain: Shape = { id: this.#shapes.size, groupId, status, total, capacity: capacityOf(total, this.policy) }
      shape = { ...plain, tree: new CellNode(plain) }
      this.#shapes.set(key, shape)
    }
    return shape
  }

  #cell(shape: Shelf, used: Amounts): MutableCell {
    const key = `${shape.id}:${used.cpu},${used.memory},${used.storage}`
    let cell = this.#cells.get(key)
    if (!cell) {
      cell = { key, shape, used: checked(used, 'used'), hosts: [] }
      this.#cells.set(key, cell)
      shape.tree.add(cell)
    }
    return cell
  }
}
