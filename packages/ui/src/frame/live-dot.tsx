import { useEffect, useState } from 'react'
import { StatusShape } from '../primitives/badge.tsx'
import { Tooltip } from '../primitives/tooltip.tsx'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import type { LiveState } from './types.tsx'

/** Seconds since a moment, counted while mounted. */
function Seconds({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), 1000); return () => clearInterval(timer) }, [])
  const f = useFormat()
  // Seen, not announced: a voice that counts is no help.
  return <span aria-hidden className="figures">{f.number(Math.max(0, Math.round((now - since) / 1000)))} s</span>
}

/** The state of the connection as shape and word; announced when it changes. */
export function LiveDot({ live }: { live: LiveState }) {
  const t = useUiText()
  const f = useFormat()
  const word = live.status === 'offline' ? t('frame.offline', { time: live.since ? f.recent(live.since) : '—' }) : t(`frame.${live.status}`)
  const tone = ({ connected: 'good', reconnecting: 'busy', offline: 'warn' } as const)[live.status]
  return (
    <Tooltip content={t(`frame.${live.status}Hint`)}>
      <span role="status" tabIndex={0} className="inline-flex h-[var(--control-h)] items-center gap-1.5 rounded-md px-2 text-sm whitespace-nowrap text-muted">
        <StatusShape tone={tone} className={live.status === 'reconnecting' ? 'pulse-slow' : undefined} />
        <span className={live.status === 'connected' ? 'max-md:sr-only' : 'text-ink max-sm:sr-only'}>{word}</span>
        {live.status === 'reconnecting' && live.since !== undefined && <Seconds since={live.since} />}
      </span>
    </Tooltip>
  )
}
