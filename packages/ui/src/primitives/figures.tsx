import { cn } from '../lib/cn.ts'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'

/** Props of `CapacityBar`. All figures in one unit; `format` prints them. `total` is what exists, so used + reserved above it is over-committed. */
export interface CapacityBarProps { used: number; reserved?: number; total: number; label?: string; format?: (n: number) => string; figure?: 'percent' | 'amount' | 'none'; warnAt?: number; className?: string }

/** A thin stacked bar: used, reserved, free; what goes beyond the total is hatched. The figure stands at the end. */
export function CapacityBar({ used, reserved = 0, total, label = '', format, figure = 'percent', warnAt = 0.85, className }: CapacityBarProps) {
  const t = useUiText()
  const f = useFormat()
  const print = format ?? ((n: number) => f.number(n))
  const taken = used + reserved
  const scale = Math.max(total, taken) || 1
  const inside = Math.min(used, total)
  const reservedInside = Math.min(reserved, Math.max(0, total - used))
  const over = Math.max(0, taken - total)
  const share = total > 0 ? taken / total : 0
  const tone = over > 0 ? 'fail' : share >= warnAt ? 'warn' : 'accent'
  const fill = { fail: 'bg-fail', warn: 'bg-warn', accent: 'bg-accent' }[tone]
  const text = { fail: 'text-fail-text', warn: 'text-warn-text', accent: 'text-ink' }[tone]
  const name = t('capacity.label', { name: label, used: print(used), reserved: print(reserved), free: print(Math.max(0, total - taken)), total: print(total) }) + (over > 0 ? `, ${t('capacity.over')}` : '')
  const pct = (n: number) => `${(n / scale) * 100}%`
  return (
    <span className={cn('flex min-w-0 items-center gap-2', className)} title={name}>
      <span role="meter" aria-label={name} aria-valuemin={0} aria-valuemax={total} aria-valuenow={used} className="flex h-1.5 min-w-8 flex-1 overflow-hidden rounded-xs bg-line">
        <span className={fill} style={{ width: pct(inside) }} />
        <span className={cn(fill, 'opacity-40')} style={{ width: pct(reservedInside) }} />
        {over > 0 && <span className="hatched border-l-2 border-surface bg-fail-soft" style={{ width: pct(over), ['--hatch' as string]: 'var(--fail)' }} />}
      </span>
      {figure !== 'none' && <span className={cn('figures shrink-0 text-right text-sm', figure === 'percent' && 'min-w-[4ch]', text)}>{figure === 'percent' ? f.percent(share) : t('capacity.of', { used: print(taken), total: print(total) })}</span>}
    </span>
  )
}

/** Progress of something that takes a while. Without `value` (0 to 1) it only says that work goes on. */
export function Progress({ value, label, className, tone = 'accent' }: { value?: number; label: string; className?: string; tone?: 'accent' | 'good' | 'fail' }) {
  const fill = { accent: 'bg-accent', good: 'bg-good', fail: 'bg-fail' }[tone]
  const known = value !== undefined
  return (
    <span role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={known ? Math.round(value * 100) : undefined} className={cn('block h-1 w-full overflow-hidden rounded-xs bg-line', className)}>
      <span className={cn('block h-full transition-[width]', fill, !known && 'pulse-slow')} style={{ width: known ? `${Math.min(1, Math.max(0, value)) * 100}%` : '100%' }} />
    </span>
  )
}

/** A line without axes: the course of a figure. `label` says what and from where to where. */
export function Sparkline({ values, label, width = 96, height = 22, tone = 'accent', max, className }: { values: readonly (number | null)[]; label: string; width?: number; height?: number; tone?: 'accent' | 'warn' | 'fail' | 'muted'; max?: number; className?: string }) {
  const known = values.filter((v) => v !== null)
  if (known.length < 2) return <span className={cn('inline-block text-muted', className)} style={{ width }}>—</span>
  const top = Math.max(max ?? 0, ...known)
  const bottom = Math.min(0, ...known)
  const x = (i: number) => 1 + (i / (values.length - 1)) * (width - 4)
  const y = (v: number) => height - 2 - ((v - bottom) / (top - bottom || 1)) * (height - 4)
  // a value that is not known leaves a gap
  const line = values.map((v, i) => (v === null ? '' : `${i && values[i - 1] !== null ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`)).join('')
  const last = values.findLastIndex((v) => v !== null)
  const color = { accent: 'text-accent', warn: 'text-warn', fail: 'text-fail', muted: 'text-muted' }[tone]
  return (
    <svg role="img" aria-label={label} width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={cn('shrink-0', color, className)}>
      <title>{label}</title>
      {known.length === values.length && <path d={`${line}L${x(values.length - 1)} ${height}L1 ${height}Z`} fill="currentColor" opacity="0.12" />}
      <path d={line} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={x(last)} cy={y(values[last] ?? 0)} r="1.8" fill="currentColor" />
    </svg>
  )
}
