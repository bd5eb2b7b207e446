import { Mono } from '@colonnade/ui'
import { RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { RelatedList } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** The machines of one hypervisor, or on one host, that the books do not know; the whole list adopts them. `empty`: what is said where there are none. */
export function FoundAt({ field, id, empty }: { field: 'endpointId' | 'hostId'; id: string; empty?: string }) {
  const t = useConsoleText()
  const amount = useAmount()
  const fields = useFields('found')
  return (
    <RelatedList path={['datacenter', 'foundMachine', 'list']} field={field} id={id} all="/machines-found" empty={empty ?? t('machines.found.noneHere')} sort={{ field: 'name', direction: 'asc' }} fetch={(client, input) => client.datacenter.foundMachine.list.query(input)}
      row={(m) => (
        <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5">
          <span className="flex min-w-0 items-center gap-2"><RecordLink to="/machines-found" id={m.id} mono>{m.name || m.reference}</RecordLink><span className="truncate text-muted">{m.hostName ?? m.node}</span></span>
          <span className="flex items-center gap-3"><Mono className="text-sm text-muted">{m.cpu === null || m.memory === null ? '—' : `${amount('cpu', m.cpu)} · ${amount('memory', m.memory)}`}</Mono><Status status={m.state} label={fields.option(m.state)} /></span>
        </span>
      )} />
  )
}
