import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConnection } from './connection.ts'

beforeEach(() => { vi.useFakeTimers({ now: 1_000_000 }) })
afterEach(() => { vi.useRealTimers() })

describe('a connection', () => {
  it('reconnects for a while before it is offline, since the last news', () => {
    const connection = createConnection()
    const seen: string[] = []
    connection.onChange(() => seen.push(connection.get().status))
    connection.found()
    vi.advanceTimersByTime(5000)
    connection.lost()
    expect(connection.get()).toEqual({ status: 'reconnecting', since: 1_005_000 })
    vi.advanceTimersByTime(9000)
    connection.lost() // another try that failed does not begin the count again
    vi.advanceTimersByTime(1000)
    expect(connection.get()).toEqual({ status: 'offline', since: 1_000_000 })
    expect(connection.found()).toBe(true)
    expect(seen).toEqual(['reconnecting', 'offline', 'connected'])
  })

  it('is offline since what was kept from an earlier run when nothing was ever heard', () => {
    const connection = createConnection()
    connection.heard(500)
    connection.lost()
    vi.advanceTimersByTime(10_000)
    expect(connection.get()).toEqual({ status: 'offline', since: 500 })
  })

  it('that came back at once was never offline; one that rests does not become it', () => {
    const connection = createConnection()
    connection.lost()
    expect(connection.found()).toBe(false)
    connection.lost()
    connection.rest()
    vi.advanceTimersByTime(60_000)
    expect(connection.get().status).toBe('reconnecting')
  })
})
