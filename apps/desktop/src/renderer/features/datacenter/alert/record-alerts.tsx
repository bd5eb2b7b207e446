import { useMay, useTRPC } from '@colonnade/screens'
import { Button, cn, IconButton } from '@colonnade/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Check, Eye } from 'lucide-react'
import { useConsoleText } from '../../../locales/index.ts'
import { AlertLine } from './parts.tsx'
import { useAlertVerbs } from './use-alert-verbs.ts'

/** What stands about a record, above its page; nothing while all is well. */
export function RecordAlerts({ type, id }: { type: string; id: string }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const may = useMay('alerts:read')
  const verbs = useAlertVerbs()
  const filter = [{ field: 'resourceType', op: 'eq' as const, value: type }, { field: 'resourceId', op: 'eq' as const, value: id }, { field: 'status', op: 'in' as const, value: ['open', 'acknowledged'] }]
  const { data } = useQuery(trpc.datacenter.alert.list.queryOptions(may ? { filter, sort: [{ field: 'severity', direction: 'desc' }], limit: 20 } : skipToken))
  if (!data?.items.length) return null
  return (
    <ul aria-label={t('entity.alert.many')} className="mb-4 flex flex-col gap-2">
      {data.items.map((alert) => (
        <li key={alert.id} className={cn('flex items-start gap-2 rounded-md border px-3 py-2', alert.status === 'open' && (alert.severity === 'critical' ? 'border-fail bg-fail-soft' : 'border-warn bg-warn-soft'))}>
          <AlertLine alert={alert} />
          {verbs.may && <span className="flex shrink-0 gap-1">
            {alert.status === 'open' && <IconButton size="sm" label={t('alert.acknowledge')} onClick={() => void verbs.acknowledge([alert])}><Eye /></IconButton>}
            <Button size="sm" icon={<Check />} onClick={() => void verbs.resolve([alert])}>{t('alert.resolve')}</Button>
          </span>}
        </li>
      ))}
    </ul>
  )
}
