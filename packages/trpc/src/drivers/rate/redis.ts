import { Redis } from 'ioredis'
import { memoryRateStore, type RateStore } from '../../kernel/rate-limit.ts'

const PREFIX = 'colonnade:rate:'
/** How long Redis may take to answer before this process counts for itself, in ms. */
const PATIENCE_MS = 1000

// Counting and the end of the window in one step: a process that dies in between can't leave a key that never ends.
const HIT = `local n = redis.call('INCR', KEYS[1])
if n == 1 or redis.call('PTTL', KEYS[1]) < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return n`

/** Redis could not be reached at the start; the message names where, without user or password. */
export class RedisUnreachable extends Error {
  override readonly name = 'RedisUnreachable'
}

/** A rate store that holds a connection. */
export interface ClosableRateStore extends RateStore { close(): Promise<void> }

type Counting = Redis & { colonnadeHit(key: string, windowMs: number): Promise<number> }

async function connect(url: string): Promise<Counting> {
  const redis = new Redis(url, {
    lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 5000, commandTimeout: PATIENCE_MS, connectionName: 'colonnade',
    retryStrategy: (tries) => Math.min(tries * 200, 2000),
  })
  let reason = ''
  redis.on('error', (error: Error) => { reason ||= (error as NodeJS.ErrnoException).code ?? error.message })
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    redis.disconnect()
    const { hostname, port } = new URL(url)
    throw new RedisUnreachable(`Redis at ${hostname}:${port || 6379} (REDIS_URL) can't be used (${reason || (error as Error).message}): check host, port and password, and that the server runs`)
  }
  redis.defineCommand('colonnadeHit', { numberOfKeys: 1, lua: HIT })
  return redis as Counting
}

/**
 * Counts kept in Redis, one for all processes. Throws RedisUnreachable when it can't be reached now; when it is lost later, this process counts
 * for itself and says so once, until Redis is back.
 */
export async function redisRateStore(url: string, warn: (text: string) => void): Promise<ClosableRateStore> {
  const redis = await connect(url)
  const own = memoryRateStore()
  let lost = false
  const shared = async <T>(ask: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      const answer = await ask()
      if (lost) warn('Redis is back: tries are counted for all processes again')
      lost = false
      return answer
    } catch {
      if (!lost) warn('Redis does not answer: until it does, each process counts tries for itself')
      lost = true
      return otherwise()
    }
  }
  return {
    hit: (key, windowMs) => shared(() => redis.colonnadeHit(PREFIX + key, windowMs), () => own.hit(key, windowMs)),
    async clear(key) {
      await own.clear(key)
      await shared(async () => { await redis.del(PREFIX + key) }, async () => {})
    },
    async close() { redis.disconnect() },
  }
}
