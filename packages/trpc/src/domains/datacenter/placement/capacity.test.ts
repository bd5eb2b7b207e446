import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityOf, MAX_AMOUNT, policyFrom, quotaCores } from './capacity.ts'

const same = (n: number) => ({ cpu: n, memory: n, storage: n })

describe('capacity', () => {
  it('rounds the reserve up and the capacity down', () => {
    const policy = policyFrom({ overcommit: same(1.5), reservePercent: same(10) })
    // 10 % of 7 is 0.7, held back as 1; 6 × 1.5 = 9
    expect(capacityOf(same(7), policy).cpu).toBe(9)
    // 10 % of 1 is 0.1, held back as 1: nothing is left
    expect(capacityOf(same(1), policy).cpu).toBe(0)
    // 10 % of 10 is 1 exactly; 9 × 1.5 = 13.5
    expect(capacityOf(same(10), policy).cpu).toBe(13)
  })

  it('is exact where floats are not: 1.1 × 10 and 0.07 × 100', () => {
    expect(capacityOf(same(10), policyFrom({ overcommit: same(1.1) })).cpu).toBe(11)
    expect(capacityOf(same(100), policyFrom({ reservePercent: same(7) })).cpu).toBe(93)
    expect(quotaCores(100, 29)).toBe(29)
    expect(quotaCores(3, 33.3333)).toBe(0)
    expect(quotaCores(125_514, 150)).toBe(188_271)
  })

  it('equals the same formula in integers of any length', () => {
    const bp = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), bp, fc.integer({ min: 0, max: 10_000 }), (total, overcommit, reserve) => {
        const held = (BigInt(total) * BigInt(reserve) + 9_999n) / 10_000n
        const expected = ((BigInt(total) - held) * BigInt(overcommit)) / 10_000n
        expect(BigInt(capacityOf(same(total), { overcommitBp: same(overcommit), reserveBp: same(reserve) }).memory)).toBe(expected)
      }),
      { numRuns: 5_000 },
    )
  })

  it('refuses ratios and percentages that make no sense', () => {
    expect(() => policyFrom({ overcommit: { cpu: -1 } })).toThrow(RangeError)
    expect(() => policyFrom({ overcommit: { cpu: Number.NaN } })).toThrow(RangeError)
    expect(() => policyFrom({ reservePercent: { memory: 101 } })).toThrow(RangeError)
  })
})
