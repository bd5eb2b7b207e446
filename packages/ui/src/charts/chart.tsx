import { ChartLine, Table2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { cn } from '../lib/cn.ts'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { IconButton } from '../primitives/button.tsx'
import { Skeleton } from '../primitives/card.tsx'
import type { ChartProps } from './types.ts'

// recharts is as large as the rest of the design system; a page without charts doesn't pay for it.
const Plot = lazy(async () => ({ default: (await import('./plot.tsx')).Plot }))

/** Lines over time. With `stacked` the areas under them add up. */
export function LineChart(props: ChartProps) {
  return <Chart kind="line" {...props} />
}

/** Bars side by side, or on top of each other with `stacked`. */
export function BarChart(props: ChartProps) {
  return <Chart kind="bar" {...props} />
}

function Chart({ kind, ...props }: ChartProps & { kind: 'line' | 'bar' }) {
  const t = useUiText()
  const f = useFormat()
  const [table, setTable] = useState(false)
  const format = props.format ?? ((n: number) => f.number(n, { notation: Math.abs(n) >= 10_000 ? 'compact' : 'standard', maximumFractionDigits: 1 }))
  const height = props.height ?? 220
  const body = () => {
    if (!props.data.length) return <p className="grid place-items-center text-muted" style={{ height }}>{t('chart.empty')}</p>
    if (table) return <ChartTable {...props} format={props.format ?? ((n) => f.number(n))} />
    return <div role="img" aria-label={props.title}><Suspense fallback={<Skeleton className="h-auto opacity-60" />}><div style={{ height }}><Plot kind={kind} {...props} height={height} format={format} /></div></Suspense></div>
  }
  return (
    <figure className={cn('min-w-0', props.className)}>
      <figcaption className="mb-2 flex items-start justify-between gap-3">
        <span><span className="font-semibold">{props.title}</span>{props.hint && <span className="block text-sm text-muted">{props.hint}</span>}</span>
        <IconButton size="sm" label={t(table ? 'chart.chart' : 'chart.table')} aria-pressed={table} onClick={() => setTable(!table)} className="no-print">{table ? <ChartLine /> : <Table2 />}</IconButton>
      </figcaption>
      {body()}
    </figure>
  )
}

function ChartTable({ title, data, x, series, format, formatX, height = 220 }: ChartProps & { format: (n: number) => string }) {
  return (
    <div className="overflow-auto rounded-md border" style={{ maxHeight: Math.max(height, 160) }} tabIndex={0}>
      <table className="w-full text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="sticky top-0 bg-surface text-muted"><tr><th scope="col" className="px-3 py-1.5 text-left font-normal">{''}</th>{series.map((s) => <th key={s.key} scope="col" className="px-3 py-1.5 text-right font-normal">{s.label}</th>)}</tr></thead>
        <tbody>
          {data.map((row, i) => (
            <tr key={i} className="border-t">
              <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">{formatX ? formatX(row[x] ?? '') : row[x]}</th>
              {series.map((s) => <td key={s.key} className="figures px-3 py-1 text-right">{typeof row[s.key] === 'number' ? format(row[s.key] as number) : '—'}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
