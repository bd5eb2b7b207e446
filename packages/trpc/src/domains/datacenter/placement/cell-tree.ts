/**
 * The cells of one shape in a k-d tree over what is in use, so that a placement need not look at each of them. Every node knows
 * the least and the most in use below it. A filter that passes the node's fullest case passes all of it, one that fails its emptiest case
 * fails all of it, and only where the two differ must one look inside: a placement touches the tree's nodes along the edges of "fits", not its cells.
 */
import type { Cell, Shape } from './host-index.ts'
import type { Amounts } from './types.ts'

/** A leaf with more cells than this is split, but not before somebody wants to look inside: what nobody opens costs nothing to build. */
const LEAF = 16

/** A corner of a box: a state, made to be overwritten. */
interface Corner {
  readonly shape: Shape
  readonly used: { -readonly [K in keyof Amounts]: number }
}

/** A set of cells of one shape, between `low` (least in use, per resource) and `high` (most in use). */
export class CellNode {
  readonly low: Corner
  readonly high: Corner
  /** How many hosts are in its cells; 0 makes the rest meaningless. */
  size = 0
  #cells: Set<Cell> | null = new Set()
  #axis: keyof Amounts = 'cpu'
  #at = 0
  #below: CellNode | null = null
  #above: CellNode | null = null
  #stale = false

  constructor(shape: Shape) {
    this.low = { shape, used: { cpu: Infinity, memory: Infinity, storage: Infinity } }
    this.high = { shape, used: { cpu: -Infinity, memory: -Infinity, storage: -Infinity } }
  }

  /** Adds a new cell; its hosts are counted by `count`. O(depth). */
  add(cell: Cell): void {
    this.#stretch(cell.used, cell.used)
    if (!this.#cells) return this.#side(cell).add(cell)
    this.#cells.add(cell)
  }

  /** Forgets a cell that has lost its last host. O(depth); the boxes are narrowed when next looked at. */
  delete(cell: Cell): void {
    this.#stale = true
    if (this.#cells) this.#cells.delete(cell)
    else this.#side(cell).delete(cell)
  }

  /** Counts hosts that came to (or, negative, left) a cell. O(depth). */
  count(cell: Cell, hosts: number): void {
    this.size += hosts
    if (!this.#cells) this.#side(cell).count(cell, hosts)
  }

  /** Makes `low` and `high` tight again after a deletion. */
  refresh(): void {
    if (!this.#stale) return
    this.#stale = false
    const { low, high } = this
    low.used.cpu = low.used.memory = low.used.storage = Infinity
    high.used.cpu = high.used.memory = high.used.storage = -Infinity
    if (this.#cells) for (const cell of this.#cells) this.#stretch(cell.used, cell.used)
    else for (const half of this.#halves()) this.#stretch(half.low.used, half.high.used)
  }

  /** Hands out what is directly inside: the cells of a leaf, the two halves of a node, as far as they hold hosts; boxes tight. */
  inside(cell: (cell: Cell) => void, node: (node: CellNode) => void): void {
    if (this.#cells && this.#cells.size > LEAF) this.#split(this.#cells)
    if (this.#cells) this.#cells.forEach((c) => cell(c))
    else this.#halves().forEach((half) => node(half))
  }

  #halves(): CellNode[] {
    const halves = [this.#below!, this.#above!].filter((half) => half.size > 0)
    for (const half of halves) half.refresh()
    return halves
  }

  #side({ used }: Cell): CellNode {
    const value = this.#axis === 'cpu' ? used.cpu : this.#axis === 'memory' ? used.memory : used.storage
    return value <= this.#at ? this.#below! : this.#above!
  }

  #stretch(from: Amounts, to: Amounts): void {
    const low = this.low.used
    const high = this.high.used
    if (from.cpu < low.cpu) low.cpu = from.cpu
    if (from.memory < low.memory) low.memory = from.memory
    if (from.storage < low.storage) low.storage = from.storage
    if (to.cpu > high.cpu) high.cpu = to.cpu
    if (to.memory > high.memory) high.memory = to.memory
    if (to.storage > high.storage) high.storage = to.storage
  }

  /** Halves the widest side of the box, measured against what the host has of it. Cells differ in use, so some side has a width. */
  #split(cells: Set<Cell>): void {
    this.refresh()
    const { shape, used: low } = this.low
    const high = this.high.used
    const width = (r: keyof Amounts): number => (high[r] - low[r]) / Math.max(1, shape.total[r])
    this.#axis = width('cpu') >= width('memory') ? 'cpu' : 'memory'
    if (width('storage') > width(this.#axis)) this.#axis = 'storage'
    this.#at = Math.floor((low[this.#axis] + high[this.#axis]) / 2)
    this.#below = new CellNode(shape)
    this.#above = new CellNode(shape)
    this.#cells = null
    for (const cell of cells) {
      const half = this.#side(cell)
      half.add(cell)
      half.count(cell, cell.hosts.length)
    }
  }
}
