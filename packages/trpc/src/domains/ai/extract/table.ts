import { tidy } from './block.ts'

/** One cell of a table. */
export type Cell = { text: string; header?: boolean }

const NUMERIC = /^[-+]?[\d.,\s%$€¥£]+$/u

const labelled = (names: readonly string[], values: readonly string[]): string =>
  values
    .map((value, at) => ({ name: names[at] ?? '', value }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => (name === '' || name === value ? value : `${name}: ${value}`))
    .join('; ')

/** Whether a first row names the columns: filled, distinct and not figures. An empty first cell is allowed, as in a table with row names. */
export const isHeaderRow = (row: readonly string[]): boolean => {
  const names = row.slice(row[0] === '' ? 1 : 0)
  return names.length > 0 && names.every((name) => name !== '' && name.length <= 80 && !NUMERIC.test(name)) && new Set(names).size === names.length
}

/**
 * A table as lines that each make sense alone: `column: value; column: value` under a header row, `name: value` where each row starts with its own
 * header (an info box). A chunk may then be cut between any two lines.
 */
export const tableLines = (rows: readonly (readonly Cell[])[]): string[] => {
  const texts = rows.map((row) => row.map(({ text }) => tidy(text)))
  const first = rows[0] ?? []
  const body = rows.slice(1)
  const rowHeaders = rows.length > 0 && rows.filter((row) => row.length === 2 && row[0]?.header === true && row[1]?.header !== true).length >= rows.length / 2
  const marked = first.length > 1 && first.every(({ header }) => header === true)
  const unmarked = body.length > 0 && first.length > 1 && texts.every(([name = '']) => !name.endsWith(':')) && rows.every((row) => row.every(({ header }) => header !== true)) && isHeaderRow(texts[0] ?? [])
  if (!rowHeaders && body.length > 0 && (marked || unmarked)) return texts.slice(1).map((row) => labelled(texts[0] ?? [], row)).filter((line) => line !== '')
  return texts
    .map((row, at) => {
      const [name = '', value = ''] = row
      const named = row.length === 2 && (rowHeaders || rows[at]?.[0]?.header === true || name.endsWith(':'))
      return named ? labelled([name.replace(/:$/u, '')], [value]) : row.filter((text) => text !== '').join(' | ')
    })
    .filter((line) => line !== '')
}
