import { describe, expect, it } from 'vitest'
import { fromWallTime, toWallTime } from './zoned.ts'

const back = (text: string, zone: string) => fromWallTime(text, zone)?.toISOString()

describe('times typed in the reader’s zone, whatever the machine’s is', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-21T09:30', '2026-11-21T01:30:00.000Z'],
    ['America/Los_Angeles', '2026-11-21T09:30', '2026-11-21T17:30:00.000Z'],
    ['Asia/Kolkata', '2026-01-01T00:00', '2025-12-31T18:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-01T13:00', '2026-02-28T23:00:00.000Z'],
    ['UTC', '2026-02-28T23:59', '2026-02-28T23:59:00.000Z'],
  ])('%s: %s is %s, both ways', (zone, wall, instant) => {
    expect(back(wall, zone)).toBe(instant)
    expect(toWallTime(instant, zone)).toBe(wall)
  })
  it('on the days the clock is changed', () => {
    expect(back('2026-03-29T01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00.000Z')
    expect(back('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
    expect(back('2026-10-25T01:59', 'Europe/Berlin')).toBe('2026-10-24T23:59:00.000Z')
    expect(back('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
  })
  it('an hour the clock leaps over is an hour later', () => {
    expect(back('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(toWallTime('2026-03-29T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29T03:30')
    expect(back('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
    expect(back('2026-10-04T02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45:00.000Z')
  })
  it('an hour that comes twice is the first of them, and the second prints alike', () => {
    expect(back('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(toWallTime('2026-10-25T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-25T02:30')
  })
  it('a year that is being typed stays what was typed: 2 is not 1902', () => {
    for (const year of ['0002', '0020', '0202']) {
      expect(back(`${year}-03-01T10:00`, 'UTC')).toBe(`${year}-03-01T10:00:00.000Z`)
      expect(toWallTime(fromWallTime(`${year}-03-01T10:00`, 'Asia/Shanghai')!, 'Asia/Shanghai')).toBe(`${year}-03-01T10:00`)
    }
  })
  it('what is no time is none', () => {
    for (const text of ['', '2026-11-21', '2026-13-01T00:00', 'soon']) expect(fromWallTime(text, 'UTC')).toBeUndefined()
    expect(toWallTime('soon', 'UTC')).toBe('')
  })
})
