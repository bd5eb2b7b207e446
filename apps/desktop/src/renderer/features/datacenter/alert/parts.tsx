import type { Outputs } from '@colonnade/client'
import { attachableOf } from '@colonnade/contract/datacenter'
import { useAuditWords } from '@colonnade/screens'
import { StatusBadge, type Tone } from '@colonnade/ui'
import { Ago, RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { useAlertWords } from './use-alert-words.ts'

/** An alert as lists show it. */
export type AlertRow = Outputs['datacenter']['alert']['list']['items'][number]

const tones: Record<string, Tone> = { critical: 'fail', warning: 'warn', open: 'warn', acknowledged: 'busy', resolved: 'good' }

/** How bad it is, as shape and word. */
export function Severity({ severity, plain = true }: { severity: string; plain?: boolean }) {
  const fields = useFields('alert')
  return <StatusBadge plain={plain} status={severity} tone={tones[severity]} label={fields.option(severity)} />
}

/** Whether somebody has taken it up. */
export function AlertStatus({ status }: { status: string }) {
  const fields = useFields('alert')
  return <StatusBadge plain status={status} tone={tones[status]} label={fields.option(status)} />
}

/** The record an alert is about, with its kind. */
export function About({ alert }: { alert: Pick<AlertRow, 'resourceType' | 'resourceId' | 'resourceName'> }) {
  const words = useAuditWords()
  const page = attachableOf(alert.resourceType)?.page
  return <span className="inline-flex min-w-0 items-baseline gap-2"><span className="shrink-0 text-muted">{words.resource(alert.resourceType)}</span>{page ? <RecordLink to={page} id={alert.resourceId} mono>{alert.resourceName ?? alert.resourceId.slice(0, 8)}</RecordLink> : alert.resourceName}</span>
}

/** One alert in a few lines: shape, sentence, since when and how often. */
export function AlertLine({ alert }: { alert: AlertRow }) {
  const t = useConsoleText()
  const words = useAlertWords()
  return (
    <span className="flex min-w-0 flex-1 flex-col">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-2"><Severity severity={alert.severity} /><span className="min-w-0 break-words">{words.sentence(alert)}</span></span>
      <span className="text-sm text-muted"><Ago at={alert.firstSeenAt} />{alert.count > 1 && <> · {t('alert.times', { n: alert.count })}</>}{alert.acknowledgedByName && alert.status === 'acknowledged' && <> · {t('alert.takenUpBy', { name: alert.acknowledgedByName })}</>}</span>
    </span>
  )
}
