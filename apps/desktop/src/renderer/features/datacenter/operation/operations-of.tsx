import { Ago } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { RelatedList } from '../../../lib/related-list.tsx'
import { useProblem } from '../../../lib/use-problem.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { OperationActions, OperationStatus } from './operation-actions.tsx'

/** What was and is being done to one thing, the latest first. `named`: says to what, where that is not plain. */
export function OperationsOf({ field, id, named }: { field: 'resourceId' | 'endpointId'; id: string; named?: boolean }) {
  const t = useConsoleText()
  const fields = useFields('operation')
  const say = useProblem()
  return (
    <RelatedList path={['datacenter', 'operation', 'list']} field={field} id={id} all="/operations" empty={t('outside.noOperations')} sort={{ field: 'createdAt', direction: 'desc' }} fetch={(client, input) => client.datacenter.operation.list.query(input)}
      row={(o) => (
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="flex min-w-0 flex-wrap items-center gap-x-3"><OperationStatus status={o.status} /><span>{fields.option(o.kind)}{o.detail && o.kind === 'host_power' ? `: ${fields.option(o.detail)}` : ''}</span>{named && <span className="text-muted">{o.resourceName}</span>}<span className="text-sm text-muted"><Ago at={o.createdAt} /></span></span>
          <span className="flex items-center gap-2"><OperationActions operation={o} small /></span>
          {o.message && <span className="basis-full text-sm text-muted">{say({ reason: o.reason ?? '', message: o.message }).message}</span>}
        </span>
      )} />
  )
}
