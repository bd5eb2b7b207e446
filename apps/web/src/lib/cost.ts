import type { Format } from '@colonnade/ui'

/** A cost as people read it: two decimals, more where it would otherwise read as nothing; at most six, as it is kept. */
export function cost(amount: string | number, f: Pick<Format, 'number'>): string {
  const n = Number(amount)
  const small = n !== 0 && Math.abs(n) < 0.1
  return f.number(n, { minimumFractionDigits: 2, maximumFractionDigits: small ? 6 : 2 })
}
