/** A line or a set of bars: `key` in the data, `label` for the reader. Colours come from the tokens in order. */
export interface Series { key: string; label: string; color?: string }
/** A point: a value per series key and the place on the axis under the chart's `x`. */
export type Datum = { readonly [key: string]: string | number | null | undefined }
/** Colours of the series, told apart in grey too. */
export const seriesColors = ['var(--series-1)', 'var(--series-2)', 'var(--series-3)', 'var(--series-4)', 'var(--series-5)', 'var(--series-6)'] as const

/** Props shared by the charts. `title` says what the chart shows, as a sentence; `x` is the key of the axis. */
export interface ChartProps {
  title: string
  data: readonly Datum[]
  x: string
  series: readonly Series[]
  /** Prints a value; the locale's number by default. */
  format?: (value: number) => string
  /** Prints a place on the axis. */
  formatX?: (value: string | number) => string
  height?: number
  stacked?: boolean
  hint?: string
  className?: string
}
