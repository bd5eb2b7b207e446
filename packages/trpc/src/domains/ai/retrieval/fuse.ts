/** One row of a ranked list: best first, `score` in the list's own unit (cosine similarity, text rank). */
export type Ranked = { id: string; score: number }

/** A fused row with the part each list played; a list that did not find the row leaves its fields out. Ranks count from 1. */
export type Fused = { id: string; vectorScore?: number; vectorRank?: number; textScore?: number; textRank?: number; fused: number }

/** `k` damps the head of each list (60 as in the original paper); weights let one list count more; `limit` cuts the result. */
export type FuseOptions = { k?: number; vectorWeight?: number; textWeight?: number; limit?: number }

/** First occurrence of each id, so that a list with repeats cannot vote twice. */
const distinct = (list: readonly Ranked[]): Ranked[] => {
  const seen = new Set<string>()
  return list.filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** Where a row is missing from both lists the difference is NaN, which is falsy: the next rule decides. */
const byFused = (a: Fused, b: Fused): number =>
  b.fused - a.fused ||
  (a.vectorRank ?? Infinity) - (b.vectorRank ?? Infinity) ||
  (a.textRank ?? Infinity) - (b.textRank ?? Infinity) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Reciprocal rank fusion: each list gives a row `weight / (k + rank)`. The order is total (ties by vector rank, text rank, id),
 * so that the same lists always fuse alike and paging is stable.
 */
export const fuseRanks = (vector: readonly Ranked[], text: readonly Ranked[], options: FuseOptions = {}): Fused[] => {
  const { k = 60, vectorWeight = 1, textWeight = 1, limit } = options
  const rows = new Map<string, Fused>()
  const rowOf = (id: string): Fused => rows.get(id) ?? { id, fused: 0 }
  distinct(vector).forEach(({ id, score }, at) => {
    rows.set(id, { ...rowOf(id), vectorScore: score, vectorRank: at + 1, fused: vectorWeight / (k + at + 1) })
  })
  distinct(text).forEach(({ id, score }, at) => {
    const row = rowOf(id)
    rows.set(id, { ...row, textScore: score, textRank: at + 1, fused: row.fused + textWeight / (k + at + 1) })
  })
  const sorted = [...rows.values()].sort(byFused)
  return limit === undefined ? sorted : sorted.slice(0, Math.max(0, limit))
}

/** Share of the exact scan's first `k` ids that the approximate list's first `k` also holds; 1 when the exact list is empty. */
export const recallAt = (k: number, approx: readonly string[], exact: readonly string[]): number => {
  const wanted = new Set(exact.slice(0, k))
  if (wanted.size === 0) return 1
  const found = new Set(approx.slice(0, k))
  return [...wanted].filter((id) => found.has(id)).length / wanted.size
}
