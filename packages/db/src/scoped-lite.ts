import type { PGlite, Results, Transaction } from '@electric-sql/pglite'
import { currentScope, enterScope, scopeKey } from './scope.ts'

/**
 * The embedded database behind the same door as the pool: one session, handed to one caller at a time, its role and tenant compared
 * on every hand-out. Looks like the PGlite object that Prisma's adapter expects.
 */
export class ScopedLite {
  private readonly lite: PGlite
  private tail: Promise<unknown> = Promise.resolve()
  private key: string | null = null

  constructor(lite: PGlite) {
    this.lite = lite
  }

  /** One statement with values, in the scope of the caller. */
  query<T>(sql: string, values?: unknown[], options?: Parameters<PGlite['query']>[2]): Promise<Results<T>> {
    return this.alone(() => this.lite.query<T>(sql, values as never[], options))
  }

  /** Statements without values, in the scope of the caller. */
  exec(sql: string): Promise<Results[]> {
    return this.alone(() => this.lite.exec(sql))
  }

  /** A transaction in the scope of the caller; every other query waits for its end. */
  transaction<T>(fn: (tx: Transaction) => Promise<T>): Promise<T | undefined> {
    return this.alone(() => this.lite.transaction(fn)) as Promise<T | undefined>
  }

  /** Waits for what is under way and closes the database. */
  close(): Promise<void> {
    return this.next(() => this.lite.close())
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const scope = currentScope()
    return this.next(async () => {
      const key = scopeKey(scope)
      if (this.key !== key) {
        this.key = null
        const { text, values } = enterScope(scope)
        await this.lite.query(text, values)
        this.key = key
      }
      return work()
    })
  }

  private next<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work, work)
    this.tail = result.catch(() => undefined)
    return result
  }
}
