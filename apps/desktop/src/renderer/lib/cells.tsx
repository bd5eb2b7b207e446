import { renderLink } from '@colonnade/screens'
import { CapacityBar, Mono, StatusBadge, useFormat, type Tone } from '@colonnade/ui'
import { useCallback, type ReactNode } from 'react'
import { useConsoleText } from '../locales/index.ts'

/** Figures of a host, group or quota: cores, MB, GB. */
export interface Figures { cpu: number; memory: number; storage: number }

/** Prints an amount of a resource in the unit that reads best. */
export function useAmount(): (resource: keyof Figures, n: number) => string {
  const f = useFormat()
  const t = useConsoleText()
  return useCallback((resource, n) => (resource === 'memory' ? f.megabytes(n) : resource === 'storage' ? f.gigabytes(n) : t('unit.cores', { n: f.number(n) })), [f, t])
}

/** One resource as a thin bar with its share, for a table's cell. */
export function MiniBar({ resource, total, available }: { resource: keyof Figures; total: number; available: number }) {
  const t = useConsoleText()
  const amount = useAmount()
  if (!total) return <span className="text-muted">—</span>
  return <CapacityBar label={t(`resource.${resource}`)} used={total - available} total={total} format={(n) => amount(resource, n)} />
}

/** The three resources with amounts, for a record's overview. */
export function CapacityTable({ total, available, className }: { total: Figures; available: Figures; className?: string }) {
  const t = useConsoleText()
  const amount = useAmount()
  return (
    <dl className={className ?? 'flex flex-col gap-3'}>
      {(['cpu', 'memory', 'storage'] as const).map((resource) => (
        <div key={resource}>
          <dt className="flex items-baseline justify-between gap-3"><span>{t(`resource.${resource}`)}</span><Mono className="text-muted">{t('capacity.free', { free: amount(resource, Math.max(0, available[resource])), total: amount(resource, total[resource]) })}</Mono></dt>
          <dd className="mt-1"><CapacityBar label={t(`resource.${resource}`)} used={total[resource] - available[resource]} total={total[resource]} format={(n) => amount(resource, n)} /></dd>
        </div>
      ))}
    </dl>
  )
}

/** A link to a record elsewhere in the console; plain text where there is nothing to lead to. */
export function RecordLink({ to, id, children, mono }: { to: string; id: string | null | undefined; children: ReactNode; mono?: boolean }) {
  const label = mono ? <Mono>{children}</Mono> : children
  if (!children) return <span className="text-muted">—</span>
  if (!id) return <>{label}</>
  return <>{renderLink({ href: `${to}?open=${id}`, className: 'relative z-10 text-accent-text underline-offset-3 hover:underline', children: label })}</>
}

// States of the domain that the design system does not know.
const tones: Record<string, Tone> = { placed: 'good', refused: 'fail', moved: 'accent', resized: 'accent', released: 'idle', reachable: 'good', unauthorised: 'fail', absent: 'fail', unhealthy: 'fail' }

/** A status with its shape and a word of the console's own where it has one. */
export function Status({ status, label, plain = true }: { status: string; label?: string; plain?: boolean }) {
  return <StatusBadge plain={plain} status={status} label={label} tone={tones[status]} />
}

/** Nothing to show. */
export function Dash() {
  return <span className="text-muted">—</span>
}

/** A moment: “3 minutes ago”, with the instant on hover. */
export function Ago({ at }: { at: string | null | undefined }) {
  const f = useFormat()
  if (!at) return <Dash />
  return <time dateTime={at} title={f.dateTime(at, { dateStyle: 'full', timeStyle: 'long' })}>{f.relative(at)}</time>
}
