import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const en = createFormat('en', 'Asia/Taipei')
const plain = (s: string) => s.replaceAll('\u00a0', ' ')

test('memory in MB and storage in GB are shown in the unit that reads best', () => {
  expect([en.megabytes(512), en.megabytes(786_432), en.megabytes(1536), en.gigabytes(2048), en.bytes(1_000)].map(plain)).toEqual(['512 MB', '768 GB', '1.5 GB', '2 TB', '1,000 B'])
})

test('instants are shown in the reader’s zone', () => {
  expect(createFormat('en', 'UTC').time('2026-11-20T16:30:00Z')).toMatch(/4:30/)
  expect(en.date('2026-11-20T16:30:00Z')).toBe('Nov 21, 2026')
  expect(en.dateTime('nonsense')).toBe('—')
})

test('near and far in words', () => {
  const now = Date.UTC(2026, 10, 20)
  expect(en.relative(now - 180_000, now)).toBe('3 minutes ago')
  expect(createFormat('zh-TW', 'UTC').relative(now - 86_400_000, now)).toBe('昨天')
  expect(en.duration(125)).toBe('2 min 5 sec')
})

test('a moment of another day is not taken for one of today', () => {
  const utc = createFormat('en', 'UTC')
  expect(plain(utc.recent(Date.now()))).not.toMatch(/\d{4}/)
  expect(utc.recent('2020-03-01T16:30:00Z')).toMatch(/2020/)
})

test('a day of the calendar is that day in every zone, east or west', () => {
  for (const zone of ['Pacific/Kiritimati', 'UTC', 'America/Los_Angeles']) expect(createFormat('en', zone).day('2026-11-21')).toBe('Nov 21, 2026')
})
