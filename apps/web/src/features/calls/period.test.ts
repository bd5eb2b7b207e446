import { expect, test } from 'vitest'
import { daysBetween, periodStart } from './period.ts'

test('a period begins at midnight of the reader’s zone and holds as many days as it says', () => {
  const now = new Date('2026-11-21T17:30:00Z')
  expect(periodStart('7d', 'UTC', now).toISOString()).toBe('2026-11-15T00:00:00.000Z')
  expect(periodStart('month', 'UTC', now).toISOString()).toBe('2026-11-01T00:00:00.000Z')
  // it is already the 22nd in Taipei
  expect(periodStart('7d', 'Asia/Taipei', now).toISOString()).toBe('2026-11-15T16:00:00.000Z')
  expect(daysBetween(periodStart('7d', 'Asia/Taipei', now), now, 'Asia/Taipei')).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'])
  expect(daysBetween(periodStart('90d', 'Europe/Berlin', now), now, 'Europe/Berlin')).toHaveLength(90)
})
