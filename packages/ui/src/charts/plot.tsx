import { Area, Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { seriesColors, type ChartProps } from './types.ts'

const dashes = [undefined, '6 3', '2 3', '8 3 2 3', '4 4', '1 3']

/** The drawing itself; loaded only when a chart is on the page. */
export function Plot({ kind, data, x, series, format, formatX, height = 220, stacked }: ChartProps & { kind: 'line' | 'bar'; format: (value: number) => string }) {
  const tick = { fill: 'var(--muted)', fontSize: '0.85em' }
  const printX = (value: unknown) => (formatX ? formatX(value as string | number) : String(value))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data as unknown[]} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} barCategoryGap="28%">
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey={x} tick={tick} tickLine={false} axisLine={{ stroke: 'var(--line)' }} tickFormatter={printX} minTickGap={24} />
        <YAxis tick={tick} tickLine={false} axisLine={false} width="auto" tickFormatter={(v) => format(Number(v))} />
        <Tooltip
          isAnimationActive={false} cursor={{ fill: 'var(--raised)', stroke: 'var(--line)' }} labelFormatter={printX} formatter={(v) => format(Number(v))}
          contentStyle={{ background: 'var(--surface)', border: '1px solid var(--line)', borderRadius: 6, padding: '6px 10px', color: 'var(--ink)' }} itemStyle={{ color: 'var(--ink)', padding: 0 }} labelStyle={{ color: 'var(--muted)' }}
        />
        {series.length > 1 && <Legend itemSorter={null} iconType={kind === 'bar' || stacked ? 'square' : 'plainline'} iconSize={kind === 'bar' || stacked ? 10 : 18} formatter={(label: string) => <span style={{ color: 'var(--ink)' }}>{label}</span>} />}
        {series.map((s, i) => {
          const color = s.color ?? seriesColors[i % seriesColors.length]
          const shared = { dataKey: s.key, name: s.label, isAnimationActive: false, key: s.key }
          if (kind === 'bar') return <Bar {...shared} key={s.key} fill={color} stackId={stacked ? 'all' : undefined} radius={stacked ? 0 : [2, 2, 0, 0]} maxBarSize={36} />
          if (stacked) return <Area {...shared} key={s.key} type="monotone" stackId="all" stroke={color} fill={color} fillOpacity={0.25} strokeWidth={1.5} />
          return <Line {...shared} key={s.key} type="monotone" stroke={color} strokeWidth={1.75} strokeDasharray={dashes[i % dashes.length]} dot={false} activeDot={{ r: 3 }} connectNulls={false} />
        })}
      </ComposedChart>
    </ResponsiveContainer>
  )
}
