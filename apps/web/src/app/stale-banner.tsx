import { StatusShape, useFormat, type LiveState } from '@colonnade/ui'
import { useText } from '../locales/index.ts'

/** Says that what is on the screen may be out of date, once the server has been away for a while. */
export function StaleBanner({ live }: { live: LiveState }) {
  const t = useText()
  const f = useFormat()
  if (live.status !== 'stale') return null
  return <p role="status" className="flex shrink-0 items-center justify-center gap-2 border-b bg-warn-soft px-4 py-1.5 text-sm"><StatusShape tone="warn" />{t('stale', { time: live.since ? f.time(live.since) : '—' })}</p>
}
