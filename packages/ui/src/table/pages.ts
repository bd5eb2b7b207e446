import type { ListInput, Page } from '@colonnade/contract/kernel/paging'

/** Pages kept on either side of those in sight; what is farther away is fetched again when somebody comes back. */
export const PAGES_AROUND = 15
/** How many rows are drawn as coming while nobody has counted them. */
const COMING = 10

/** A page as it came. `after`: the cursor it follows, null at the start; undefined when it was jumped to, so that nothing says what precedes it. */
export interface Loaded<T> extends Page<T> { after: string | null | undefined }

/** What is known of one list's pages beside their rows: where each ends, and how far anybody has been. */
export interface Book { cursors: Map<number, string>; fetched: Set<number>; far: number }

/** A book nobody has written in. */
export const emptyBook = (): Book => ({ cursors: new Map(), fetched: new Set(), far: 0 })

/** How to ask for a page: by the cursor of the page before it, else from the nearest page before it whose end is known, leaving out what lies between. */
export function askFor(book: Book, page: number, size: number): Pick<ListInput, 'cursor' | 'skip'> {
  for (let before = page - 1; before >= 0; before--) {
    const cursor = book.cursors.get(before)
    if (cursor !== undefined) return { cursor, ...(page - before > 1 ? { skip: (page - before - 1) * size } : {}) }
  }
  return page > 0 ? { skip: page * size } : {}
}

/** Writes down where a page ends. */
export function note<T>(book: Book, page: number, { items, nextCursor }: Page<T>, size: number): void {
  if (nextCursor === null) book.cursors.delete(page)
  else book.cursors.set(page, nextCursor)
  book.fetched.add(page)
  book.far = Math.max(book.far, page * size + items.length + (nextCursor === null ? 0 : COMING))
}

/** The pages of a stretch of a list, the first of them being `from`; undefined where one has not come yet. */
export interface Stretch<T> { from: number; pages: readonly (Loaded<T> | undefined)[] }

/** How many rows there are as far as these pages and a count (if there is one) can tell; `exact` when it is no guess. */
export function totalOf<T>({ from, pages }: Stretch<T>, size: number, count: number | undefined, far: number): { total: number; exact: boolean } {
  const ends = pages.flatMap((page, i) => (page && page.nextCursor === null ? [(from + i) * size + page.items.length] : []))
  if (ends.length) return { total: Math.min(...ends), exact: true }
  if (count === undefined) return { total: far, exact: false }
  const seen = pages.map((page, i) => (page ? (from + i) * size + page.items.length + 1 : 0))
  return { total: Math.max(count, ...seen), exact: true }
}

/** The rows of these pages by their place in the list. A row that moved from one page to the next while they were fetched is there once. */
export function rowsOf<T>({ from, pages }: Stretch<T>, size: number, id: (row: T) => string): { byIndex: Map<number, T>; indexOf: Map<string, number> } {
  const byIndex = new Map<number, T>()
  const indexOf = new Map<string, number>()
  for (const [i, page] of pages.entries()) {
    for (const [n, row] of (page?.items ?? []).entries()) {
      if (indexOf.has(id(row))) continue
      const index = (from + i) * size + n
      byIndex.set(index, row)
      indexOf.set(id(row), index)
    }
  }
  return { byIndex, indexOf }
}

/** Pages that no longer follow the one before them: something came or went there, and a row would be shown twice or not at all. */
export function torn<T>({ from, pages }: Stretch<T>): number[] {
  return pages.flatMap((page, i) => {
    const before = pages[i - 1]
    return page && before && page.after !== undefined && before.nextCursor !== null && page.after !== before.nextCursor ? [from + i] : []
  })
}
