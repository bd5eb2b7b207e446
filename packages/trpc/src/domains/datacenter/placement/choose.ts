/**
 * Choosing N hosts from those that passed. A heap holds sets of hosts under the best score that any of them can have, and single hosts under
 * their own. What comes first is opened if it is a set, and taken if it is a host. Taking one adds two entries at most, its cell's next host and the
 * host as it is now; nothing else changed its score, so nothing else is scored again. N VMs cost N + what had to be opened, each O(log);
 * scoring every host for every VM would cost N × H.
 *
 * It never has to take a choice back. The VMs of a request are alike and the rules only ever say "no more here", so whichever host is
 * taken first, the same number fits: when this runs dry, no other order would have placed more.
 */
import { plus } from './capacity.ts'
import type { CellNode } from './cell-tree.ts'
import type { FilterContext } from './filters/filter.ts'
import { Heap } from './heap.ts'
import type { Cell, HostState, Member } from './host-index.ts'
import type { Scoring } from './scorers/list.ts'
import { type Active, passes, type Survey } from './survey.ts'
import type { Assignment, RunnerUp } from './types.ts'

interface Entry {
  readonly score: number
  /** A set to be opened, or null: then it is the host below. */
  readonly node: CellNode | null
  readonly host: Member | null
  readonly state: HostState
  /** The hosts of its cell and where this one stands; the next is one below. Null for a host that has taken a VM of this request. */
  readonly queue: readonly Member[] | null
  readonly at: number
}

interface HostEntry extends Entry {
  readonly host: Member
}

/** The better score first, a set before a host (it may hold a lower id), then the lower id: the answer doesn't depend on the order of the hosts. */
function before(a: Entry, b: Entry): boolean {
  if (a.score !== b.score) return a.score > b.score
  return a.host === null || (b.host !== null && a.host.id < b.host.id)
}

/** Hands out hosts, best first, and keeps the request's counts as they are taken. */
export class Chooser {
  readonly #heap: Heap<Entry>
  readonly #active: Active
  readonly #ctx: FilterContext
  readonly #scoring: Scoring

  constructor({ nodes, cells }: Survey, active: Active, ctx: FilterContext, scoring: Scoring) {
    this.#active = active
    this.#ctx = ctx
    this.#scoring = scoring
    this.#heap = new Heap<Entry>(before, [...nodes.map((n) => this.#ofNode(n)), ...cells.map((c) => this.#ofCell(c))])
  }

  /** Books the best host, or answers null when none is left. */
  take(): Assignment | null {
    const entry = this.#next()
    if (!entry) return null
    const { host, state } = entry
    this.#count(host)
    const now = { shape: state.shape, used: plus(state.used, this.#ctx.request.specification) }
    if (passes(now, this.#active.state, this.#ctx) && this.#allowed(host)) {
      this.#heap.push({ score: this.#score(now), node: null, host, state: now, queue: null, at: 0 })
    }
    return assignment(host, state, this.#ctx, this.#scoring)
  }

  /** The host that would come next, and the ones after it, each once; uses them up. */
  runnersUp(most: number): RunnerUp[] {
    const found: RunnerUp[] = []
    while (found.length < most) {
      const entry = this.#next()
      if (!entry) break
      const { host, state, score } = entry
      found.push({ hostId: host.id, hostName: host.name, score, parts: this.#scoring.parts(state, this.#ctx.request.specification) })
    }
    return found
  }

  #score(state: HostState): number {
    return this.#scoring.score(state, this.#ctx.request.specification)
  }

  #ofNode(node: CellNode): Entry {
    const score = this.#scoring.bound(node.low, node.high, this.#ctx.request.specification)
    return { score, node, host: null, state: node.low, queue: null, at: 0 }
  }

  #ofCell(cell: Cell): Entry {
    const at = cell.hosts.length - 1
    return { score: this.#score(cell), node: null, host: cell.hosts[at]!, state: cell, queue: cell.hosts, at }
  }

  #allowed(host: Member): boolean {
    return this.#active.host.every((f) => f.lacking(host, this.#ctx) <= 0)
  }

  #next(): HostEntry | null {
    const heap = this.#heap
    for (let entry = heap.peek(); entry; entry = heap.peek()) {
      const { node, host, queue, at } = entry
      if (queue && at > 0) heap.replaceTop({ ...entry, host: queue[at - 1]!, at: at - 1 })
      else heap.pop()
      if (node) {
        node.inside(
          (cell) => heap.push(this.#ofCell(cell)),
          (half) => heap.push(this.#ofNode(half)),
        )
      } else if (this.#allowed(host!)) return entry as HostEntry
    }
    return null
  }

  #count({ id, rackId }: Member): void {
    const { onHost, onRack } = this.#ctx
    onHost.set(id, (onHost.get(id) ?? 0) + 1)
    if (rackId !== null) onRack.set(rackId, (onRack.get(rackId) ?? 0) + 1)
  }
}

/** One VM on a host in this state, told. */
export function assignment(host: Member, state: HostState, ctx: FilterContext, scoring: Scoring): Assignment {
  const { specification } = ctx.request
  return {
    hostId: host.id,
    hostName: host.name,
    rackId: host.rackId,
    score: scoring.score(state, specification),
    parts: scoring.parts(state, specification),
    before: { cpu: state.used.cpu, memory: state.used.memory, storage: state.used.storage },
    after: plus(state.used, specification),
    capacity: state.shape.capacity,
  }
}
