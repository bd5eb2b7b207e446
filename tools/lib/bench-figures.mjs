// The figures benchmarks print.

/** The figure in a line of output, or undefined when the line is something else. `floor` and `ratio` are null when the figure has none. */
export function figureOf(line) {
  if (!line.startsWith('{')) return undefined
  try {
    const { name, value, unit, floor = null, ratio = null } = JSON.parse(line)
    return typeof name === 'string' && typeof value === 'number' ? { name, value, unit: unit ?? '', floor, ratio } : undefined
  } catch {
    return undefined
  }
}

/** Whether a figure stays below its floor. One that has a floor and no ratio was not measured: that is too low as well. */
export const tooLow = ({ floor, ratio }) => floor !== null && !(ratio >= floor)

const number = (value) => (value === null ? '' : Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3))))

/** A table for people: figures to the right, a mark where a floor is missed. */
export function table(figures) {
  const head = ['figure', 'value', 'unit', 'ratio', 'floor', '']
  const rows = figures.map((figure) => [figure.name, number(figure.value), figure.unit, number(figure.ratio), number(figure.floor), tooLow(figure) ? 'BELOW' : figure.floor === null ? '' : 'ok'])
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)))
  const right = new Set([1, 3, 4])
  const draw = (row) => row.map((cell, column) => (right.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ').trimEnd()
  return [head, ...rows].map(draw).join('\n')
}
