import type { ChangeEvent } from '@colonnade/contract'

/** An event on its way to the open windows of one tenant. */
export interface BusEvent extends ChangeEvent { tenantId: string }
/** What is worth seeing while it happens and not worth keeping: a job's progress, the pieces of an answer. */
export interface Signal { tenantId: string; channel: string; data: unknown }

type Listener<T> = (value: T) => void

/** In-process delivery. `poke` tells the relay that something was committed. */
export class EventBus {
  private readonly tenants = new Map<string, Set<Listener<BusEvent>>>()
  private readonly channels = new Map<string, Set<Listener<Signal>>>()
  private pokes = new Set<() => void>()

  /** Calls back on every published event of a tenant until the returned function is called. */
  subscribe(tenantId: string, listener: Listener<BusEvent>): () => void {
    return add(this.tenants, tenantId, listener)
  }

  /** Calls back on every signal of a tenant's channel. */
  tune(tenantId: string, channel: string, listener: Listener<Signal>): () => void {
    return add(this.channels, `${tenantId}:${channel}`, listener)
  }

  publish(event: BusEvent): void {
    for (const listener of this.tenants.get(event.tenantId) ?? []) listener(event)
  }

  signal(signal: Signal): void {
    for (const listener of this.channels.get(`${signal.tenantId}:${signal.channel}`) ?? []) listener(signal)
  }

  /** Says that something was committed. */
  poke(): void {
    for (const wake of this.pokes) wake()
  }

  onPoke(wake: () => void): () => void {
    this.pokes.add(wake)
    return () => this.pokes.delete(wake)
  }
}

function add<T>(map: Map<string, Set<Listener<T>>>, key: string, listener: Listener<T>): () => void {
  const set = map.get(key) ?? new Set()
  map.set(key, set.add(listener))
  return () => {
    set.delete(listener)
    if (set.size === 0) map.delete(key)
  }
}
