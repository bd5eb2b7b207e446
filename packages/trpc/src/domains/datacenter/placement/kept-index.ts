/**
 * A group's hosts kept in memory between placements. Every change of a host carries an epoch that grows, and within a group epochs become visible in
 * their order; so whoever has seen epoch n need only ask for what came after. A reader brings what the database told it, and decides on that: the memory
 * saves reading what did not change, and can't make a difference to what is decided.
 */
import { HostIndex } from './host-index.ts'
import type { GroupPolicy, Host } from './types.ts'

/** A host as it was read. `gone`: deleted since. `own`: changed by the reader's own open transaction, which may yet be undone. */
export interface HostChange {
  readonly host: Host
  readonly epoch: number
  readonly gone: boolean
  readonly own: boolean
}

/** The hosts of one group under one policy, and how far they are known. */
export class KeptIndex {
  readonly policy: GroupPolicy
  /** Counts up when a host leaves the group, which no epoch tells: another generation makes this index worthless. */
  readonly generation: number
  #known = -1
  readonly #index: HostIndex
  readonly #epochs = new Map<string, number>()

  private constructor(policy: GroupPolicy, generation: number, index: HostIndex) {
    this.policy = policy
    this.generation = generation
    this.#index = index
  }

  /** An index of all the hosts there are. */
  static from(all: readonly HostChange[], policy: GroupPolicy, generation: number): KeptIndex {
    const kept = new KeptIndex(policy, generation, HostIndex.from(all.filter((c) => !c.gone).map((c) => c.host), policy))
    for (const { host, epoch } of all) {
      kept.#epochs.set(host.id, epoch)
      if (epoch > kept.#known) kept.#known = epoch
    }
    return kept
  }

  /** Everything up to this epoch is known; -1 when nothing is. */
  get epoch(): number {
    return this.#known
  }

  /** How many hosts. */
  get size(): number {
    return this.#index.size
  }

  /** Catches up with what was read after `epoch`, has `use` decide on that, and forgets again what only the reader's own transaction knows of. `use` must not wait. */
  read<T>(changes: readonly HostChange[], use: (index: HostIndex) => T): T {
    const own = changes.filter((c) => c.own)
    for (const change of changes) if (!change.own) this.#learn(change)
    // a host the reader has changed may have been changed before by somebody else: not until that is seen is everything known
    if (own.length === 0) for (const { epoch } of changes) if (epoch > this.#known) this.#known = epoch
    const before = own.map(({ host }) => this.#standing(host.id))
    try {
      for (const { host, gone } of own) this.#put(host, gone)
      return use(this.#index)
    } finally {
      own.forEach(({ host }, i) => this.#put(before[i] ?? host, before[i] === null))
    }
  }

  // Readers may come back in another order than they asked: what is known of a host is never replaced by something older.
  #learn({ host, epoch, gone }: HostChange): void {
    if (epoch <= (this.#epochs.get(host.id) ?? -1)) return
    this.#epochs.set(host.id, epoch)
    this.#put(host, gone)
  }

  #put(host: Host, gone: boolean): void {
    if (gone) this.#index.remove(host.id)
    else this.#index.upsert(host)
  }

  #standing(id: string): Host | null {
    const found = this.#index.get(id)
    if (!found) return null
    const { member, cell: { shape, used } } = found
    return { id, name: member.name, rackId: member.rackId, groupId: shape.groupId, status: shape.status, total: shape.total, used }
  }
}
