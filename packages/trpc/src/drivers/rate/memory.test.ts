import { describe, expect, it } from 'vitest'
import { memoryRateStore } from '../../kernel/rate-limit.ts'
import { describeRateStore } from './rate-store.test-support.ts'
import { redisRateStore } from './redis.ts'

let now = 1_000_000
const store = memoryRateStore(() => now)

describe('rate store in memory', () => describeRateStore(() => store, async (ms) => { now += ms }))

it('a Redis that can\'t be reached is named, without its password', async () => {
  const failure = await redisRateStore('redis://user:hush@127.0.0.1:1', () => {}).catch((error: Error) => error.message)
  expect(failure).toMatch(/^Redis at 127\.0\.0\.1:1 \(REDIS_URL\) can't be used \(ECONNREFUSED\)/)
  expect(failure).not.toContain('hush')
})
