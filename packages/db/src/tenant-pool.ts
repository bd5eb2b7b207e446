import pg from 'pg'
import { currentScope, enterScope, scopeKey, type Scope } from './scope.ts'

/** How long the first in the queue may be passed over for a caller whose tenant a free connection already serves, in ms. */
const PATIENCE_MS = 20

type Settled = pg.PoolClient & { scopeKey?: string; giveBack?: (error?: Error | boolean) => void }
interface Waiter { key: string; since: number; resolve: (client: Settled) => void; reject: (error: Error) => void; timer?: NodeJS.Timeout }

/**
 * A pool whose connections keep their role and tenant between queries. A caller is given a connection that last served the same tenant
 * where one is free; on every hand-out the settings are compared and, if they differ, set before anything else runs on it.
 */
export class TenantPool extends pg.Pool {
  private readonly free: Settled[] = []
  private readonly waiting: Waiter[] = []
  private total = 0
  /** How often a hand-out found the settings right, and how often they had to be set. */
  readonly handedOut = { same: 0, changed: 0 }

  constructor(options: pg.PoolConfig) {
    super({ ...options, idleTimeoutMillis: 0 })
  }

  /** A connection in the caller's scope. The callback forms of pg.Pool are not offered: nothing of ours uses them. */
  override async connect(): Promise<pg.PoolClient> {
    return this.settle(await this.acquire(scopeKey(currentScope())), currentScope())
  }

  // @ts-expect-error the callback form of pg.Pool#query is not offered either
  override async query(text: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const client = await this.connect()
    let failure: Error | undefined
    try {
      return await client.query(text as string, values)
    } catch (error) {
      failure = error as Error
      throw error
    } finally {
      // an error of the server leaves the connection usable; an error of the wire does not
      client.release(failure && !(failure instanceof pg.DatabaseError) ? failure : undefined)
    }
  }

  override async end(): Promise<void> {
    for (const waiter of this.waiting.splice(0)) waiter.reject(new Error('the pool is closing'))
    for (const client of this.free.splice(0)) this.drop(client)
    await super.end()
  }

  private async acquire(key: string): Promise<Settled> {
    const match = this.free.findIndex((c) => c.scopeKey === key)
    if (match >= 0) return this.free.splice(match, 1)[0]!
    if (this.total < (this.options.max ?? 10)) return this.open()
    const other = this.free.shift()
    if (other) return other
    return new Promise((resolve, reject) => {
      const waiter: Waiter = { key, since: Date.now(), resolve, reject }
      const limit = this.options.connectionTimeoutMillis
      if (limit) waiter.timer = setTimeout(() => this.giveUp(waiter, limit), limit)
      this.waiting.push(waiter)
    })
  }

  private giveUp(waiter: Waiter, limit: number): void {
    const at = this.waiting.indexOf(waiter)
    if (at >= 0) this.waiting.splice(at, 1)
    waiter.reject(new Error(`no database connection became free within ${limit} ms`))
  }

  private async open(): Promise<Settled> {
    this.total++
    try {
      const client = (await super.connect()) as Settled
      client.giveBack = client.release.bind(client)
      // a connection cut while it lies free would otherwise end the process
      client.on('error', () => this.drop(client))
      client.once('end', () => this.drop(client))
      return client
    } catch (error) {
      this.total--
      throw error
    }
  }

  private drop(client: Settled): void {
    const at = this.free.indexOf(client)
    if (at >= 0) this.free.splice(at, 1)
    const { giveBack } = client
    if (!giveBack) return
    delete client.giveBack
    this.total--
    giveBack(true)
  }

  private async settle(client: Settled, scope: Scope): Promise<pg.PoolClient> {
    client.release = (error) => this.putBack(client, error)
    const key = scopeKey(scope)
    if (client.scopeKey === key) { this.handedOut.same++; return client }
    this.handedOut.changed++
    delete client.scopeKey
    try {
      const { text, values } = enterScope(scope)
      await client.query({ name: 'enter-scope', text, values })
      client.scopeKey = key
      return client
    } catch (error) {
      this.putBack(client, error as Error)
      throw error
    }
  }

  private putBack(client: Settled, error?: Error | boolean): void {
    client.release = () => { throw new Error('the connection was released twice') }
    // a connection left inside a transaction could carry one tenant's work into another's
    const status = (client as unknown as { getTransactionStatus?: () => string | null }).getTransactionStatus?.()
    if (error || (status && status !== 'I') || this.ending) {
      this.drop(client)
      if (this.waiting.length && !this.ending) this.replace()
      return
    }
    const waiter = this.nextFor(client)
    if (waiter) waiter.resolve(client)
    else this.free.push(client)
  }

  private replace(): void {
    const waiter = this.waiting.shift()
    if (!waiter) return
    clearTimeout(waiter.timer)
    this.open().then(waiter.resolve, waiter.reject)
  }

  private nextFor(client: Settled): Waiter | undefined {
    const head = this.waiting[0]
    if (!head) return undefined
    const patient = Date.now() - head.since < PATIENCE_MS
    const at = patient ? Math.max(0, this.waiting.findIndex((w) => w.key === client.scopeKey)) : 0
    const [waiter] = this.waiting.splice(at, 1)
    clearTimeout(waiter!.timer)
    return waiter
  }
}
