import pg from 'pg'

/** First half of the advisory locks that stand for held keys; the second is a hash of the key. */
const SPACE = 727_002
const RETRY_MS = 1000

/** Which keys (long work, folders) living processes have in hand. A key is free again the moment its process is gone, however that ended. */
export interface Leases {
  /** Takes a key; null when it is held already, here or elsewhere. The returned function gives it back. Throws when the database can't be asked. */
  hold(key: string): Promise<(() => Promise<void>) | null>
  /** Those of the given keys that nobody holds. */
  free(keys: string[]): Promise<string[]>
  close(): Promise<void>
}

/** Keys of one process alone: what it doesn't hold itself, nobody does. */
export function memoryLeases(): Leases {
  const held = new Set<string>()
  return {
    async hold(key) {
      if (held.has(key)) return null
      held.add(key)
      return async () => { held.delete(key) }
    },
    async free(keys) { return keys.filter((key) => !held.has(key)) },
    async close() { held.clear() },
  }
}

/** Keys as session locks of PostgreSQL, on a connection of their own: the server lets go of them when the process that took them dies. */
export function serverLeases(url: string): Leases {
  return new ServerLeases(url)
}

class ServerLeases implements Leases {
  private readonly url: string
  private readonly held = new Set<string>()
  // not yet held: a new line takes the held ones, and one taken twice would have to be given back twice
  private readonly asked = new Set<string>()
  private tail: Promise<unknown> = Promise.resolve()
  private line: Promise<pg.Client> | null = null
  private timer: NodeJS.Timeout | undefined
  private closed = false

  constructor(url: string) {
    this.url = url
  }

  async hold(key: string): Promise<(() => Promise<void>) | null> {
    if (this.held.has(key) || this.asked.has(key)) return null
    this.asked.add(key)
    try {
      const { rows } = await this.ask<{ taken: boolean }>(`SELECT pg_try_advisory_lock(${SPACE}, hashtext($1)) AS taken`, [key])
      if (!rows[0]!.taken) return null
      this.held.add(key)
      return () => this.release(key)
    } finally {
      this.asked.delete(key)
    }
  }

  async free(keys: string[]): Promise<string[]> {
    const others = keys.filter((key) => !this.held.has(key) && !this.asked.has(key))
    if (others.length === 0) return []
    const { rows } = await this.ask<{ key: string }>(
      `SELECT key FROM unnest($1::text[]) key WHERE NOT EXISTS (
         SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted AND l.classid = ${SPACE} AND l.objid = hashtext(key)::oid AND l.objsubid = 2)`, [others],
    )
    return rows.map((row) => row.key)
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await (await this.line?.catch(() => null))?.end().catch(() => {})
  }

  private async release(key: string): Promise<void> {
    this.held.delete(key)
    // a line that broke has let go of it already
    if (this.line) await this.ask(`SELECT pg_advisory_unlock(${SPACE}, hashtext($1))`, [key]).catch(() => {})
  }

  // one question at a time: a connection has no queue of its own
  private ask<T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<pg.QueryResult<T>> {
    const answer = this.tail.then(async () => (await this.connected()).query<T>(text, values))
    this.tail = answer.catch(() => undefined)
    return answer
  }

  private connected(): Promise<pg.Client> {
    if (this.closed) throw new Error('the leases are closed')
    return (this.line ??= this.connect().catch((error: unknown) => { this.line = null; throw error }))
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'colonnade-leases', keepAlive: true, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    client.once('end', () => this.mend())
    await client.connect()
    // a machine that vanished without a word is noticed within half a minute
    await client.query('SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3')
    for (const key of this.held) await client.query(`SELECT pg_try_advisory_lock(${SPACE}, hashtext($1))`, [key])
    return client
  }

  // What another process took over meanwhile stays theirs: fencing on the job's row keeps ours from finishing it.
  private mend(): void {
    this.line = null
    if (this.closed || this.held.size === 0) return
    this.timer = setTimeout(() => { if (!this.closed) this.connected().catch(() => this.mend()) }, RETRY_MS)
    this.timer.unref()
  }
}
