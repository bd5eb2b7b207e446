import { Button, StatusShape, useFormat } from '@colonnade/ui'
import { useScreensText } from '../locales/index.ts'
import { useConnection, useLiveState } from './connection.ts'

/** Says over the page that there is no connection, since when, what that means, and offers another try. Draws nothing otherwise. */
export function ConnectionBanner() {
  const t = useScreensText()
  const f = useFormat()
  const connection = useConnection()
  const live = useLiveState()
  if (live.status !== 'offline') return null
  return (
    <div role="status" className="no-print flex shrink-0 flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b bg-warn-soft px-4 py-1.5 text-sm">
      <span className="inline-flex items-baseline gap-2"><StatusShape tone="warn" className="self-center" /><span><strong className="font-semibold">{t('connection.offline', { time: live.since ? f.recent(live.since) : '—' })}</strong> {t('connection.offlineLine')}</span></span>
      <Button size="sm" onClick={connection.retry}>{t('connection.retry')}</Button>
    </div>
  )
}
