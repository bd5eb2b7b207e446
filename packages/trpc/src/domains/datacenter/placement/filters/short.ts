/** How much is lacking of one resource (cores, MB or GB): 0 when the need is within capacity less use, or when there is no need. */
export function short(capacity: number, used: number, need: number): number {
  if (need === 0) return 0
  const lacking = need - (capacity - used)
  return lacking <= 0 ? 0 : lacking
}
