/** Turns a row as the driver gives it into what the contract's output schemas expect: instants as ISO text, big integers as numbers, decimals as text. */
export function toWire(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? Number(value) : value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(toWire)
  if (value instanceof Uint8Array) return undefined
  if (isDecimal(value)) return value.toFixed()
  const out: Record<string, unknown> = {}
  for (const key of Object.keys(value)) out[key] = toWire((value as Record<string, unknown>)[key])
  return out
}

function isDecimal(value: object): value is { toFixed(): string } {
  return 'toFixed' in value && 'precision' in value
}
