import { Checkbox, StatusShape, useFormat } from '@colonnade/ui'
import { useConsoleText } from '../../../locales/index.ts'
import type { ClusterRow } from './use-cluster-entity.tsx'

/** What stands between a disturbing act and a cluster with no open window: said, and confirmed by a tick. Nothing while a window is open. */
export function OutsideWindow({ cluster, confirmed, onConfirm }: { cluster: Pick<ClusterRow, 'windowOpen' | 'nextWindowAt'>; confirmed: boolean; onConfirm: (yes: boolean) => void }) {
  const t = useConsoleText()
  const f = useFormat()
  if (cluster.windowOpen) return null
  return (
    <div className="flex flex-col gap-2 rounded-md border bg-warn-soft px-3 py-2.5">
      <p className="flex items-baseline gap-2"><StatusShape tone="warn" /><span><strong className="font-semibold">{t('k8s.outside.title')}.</strong> {cluster.nextWindowAt ? t('k8s.outside.next', { at: f.dateTime(cluster.nextWindowAt) }) : t('k8s.outside.none')}</span></p>
      <label className="flex items-center gap-2"><Checkbox checked={confirmed} onChecked={(yes) => onConfirm(yes)} />{t('k8s.outside.confirm')}</label>
    </div>
  )
}
