import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeRateStore } from './rate-store.test-support.ts'
import { redisRateStore, type ClosableRateStore } from './redis.ts'

const url = process.env['REDIS_URL_TEST']

describe.runIf(url)('rate store on Redis', () => {
  const stores: ClosableRateStore[] = []
  let turn = 0
  beforeAll(async () => { for (let i = 0; i < 2; i++) stores.push(await redisRateStore(url!, () => {})) })
  afterAll(async () => { for (const store of stores) await store.close() })

  // two processes in turn: what one counts, the other knows
  describeRateStore(() => stores[turn++ % 2]!, async (ms) => { await wait(ms) })

  it('counts for itself while Redis is away, and says so once', async () => {
    const target = new URL(url!)
    const sockets = new Set<Socket>()
    const proxy = createServer((socket) => {
      const there = connect(Number(target.port || 6379), target.hostname)
      for (const s of [socket, there]) { sockets.add(s); s.on('error', () => {}).on('close', () => { socket.destroy(); there.destroy() }) }
      socket.pipe(there).pipe(socket)
    })
    const listen = (port: number) => new Promise<number>((resolve) => proxy.listen(port, '127.0.0.1', () => resolve((proxy.address() as { port: number }).port)))
    const port = await listen(0)
    const said: string[] = []
    const store = await redisRateStore(`redis://127.0.0.1:${port}`, (text) => said.push(text))
    const key = `away-${Math.random()}`
    expect(await store.hit(key, 60_000)).toBe(1)
    const closed = new Promise((resolve) => proxy.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
    expect([await store.hit(key, 60_000), await store.hit(key, 60_000)]).toEqual([1, 2])
    expect(said).toEqual([expect.stringContaining('does not answer')])
    await listen(port)
    await expect.poll(async () => { await store.hit('back', 60_000); return said.length }, { timeout: 30_000, interval: 100 }).toBe(2)
    expect(await store.hit(key, 60_000)).toBe(2)
    await store.close()
    proxy.close()
    for (const socket of sockets) socket.destroy()
  })
})
