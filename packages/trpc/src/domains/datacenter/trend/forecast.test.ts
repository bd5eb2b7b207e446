import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAYS_NEEDED, forecastOf, slopeOf } from './forecast.ts'

const line = (days: number[], start: number, perDay: number, capacity = 1000) => days.map((x) => ({ x, used: start + perDay * x, capacity }))
const range = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('forecast', () => {
  it('of a straight line is its slope, gaps or not', () => {
    fc.assert(fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 500 }), fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { minLength: 2, maxLength: 60 }), (slope, start, days) => {
      expect(slopeOf(days.map((x) => ({ x, y: start + slope * x })))).toBeCloseTo(slope, 6)
    }))
  })
  it('says when it is full: what is left by what is added a day', () => {
    expect(forecastOf(line(range(30), 100, 10), 29)).toMatchObject({ state: 'growing', daysLeft: (1000 - 390) / 10, known: 30 })
    expect(forecastOf(line([0, 1, 5, 6, 20, 21, 29], 100, 10), 29)).toMatchObject({ state: 'growing', daysLeft: 61 })
  })
  it('says so when there are not enough days, and does not guess', () => {
    expect(forecastOf(line(range(DAYS_NEEDED - 1), 100, 10), 29)).toEqual({ state: 'unknown', perDay: null, daysLeft: null, known: 6, needed: 7 })
    expect(forecastOf([], 29)).toMatchObject({ state: 'unknown', known: 0 })
  })

  it('counts from today, also when the last days are not known', () => {
    expect(forecastOf(line(range(20), 100, 10), 29).daysLeft).toBeCloseTo((1000 - 290) / 10 - 10, 6)
    expect(forecastOf(line(range(20), 780, 10), 59)).toMatchObject({ state: 'growing', daysLeft: 0 })
  })
  it('does not call a level or falling line growth, nor what is full steady', () => {
    expect(forecastOf(line(range(30), 500, 0), 29).state).toBe('steady')
    expect(forecastOf(line(range(30), 900, -5), 29).state).toBe('steady')
    expect(forecastOf(line(range(30), 710, 10), 29).state).toBe('full')
    expect(forecastOf(line(range(30), 0, 0, 0), 29).state).toBe('steady')
  })
})
