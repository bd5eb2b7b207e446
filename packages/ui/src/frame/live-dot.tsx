import { StatusShape } from '../primitives/badge.tsx'
import { Tooltip } from '../primitives/tooltip.tsx'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import type { LiveState } from './types.tsx'

/** The state of the live connection as shape and word; announced when it changes. */
export function LiveDot({ live }: { live: LiveState }) {
  const t = useUiText()
  const f = useFormat()
  const word = live.status === 'stale' ? t('frame.stale', { time: live.since ? f.time(live.since) : '—' }) : t(`frame.${live.status}`)
  const tone = ({ connected: 'good', reconnecting: 'busy', stale: 'warn' } as const)[live.status]
  return (
    <Tooltip content={t(`frame.${live.status}Hint`)}>
      <span role="status" tabIndex={0} className="inline-flex h-[var(--control-h)] items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-muted">
        <StatusShape tone={tone} className={live.status === 'reconnecting' ? 'pulse-slow' : undefined} />
        <span className={live.status === 'connected' ? 'max-md:sr-only' : 'text-ink'}>{word}</span>
      </span>
    </Tooltip>
  )
}
