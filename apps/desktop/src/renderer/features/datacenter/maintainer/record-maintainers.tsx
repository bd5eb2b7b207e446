import type { AttachableType, MaintainersOf } from '@colonnade/contract/datacenter'
import { useClient, useMay, useTRPC } from '@colonnade/screens'
import { Badge, Combobox, ErrorState, IconButton, Mono, Skeleton, toast } from '@colonnade/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { User, Users, X } from 'lucide-react'
import { RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { refreshAttached } from '../attached/refresh.ts'

type One = MaintainersOf[number]

/** Who looks after a record: people, and groups with those who inherit; who may change the record adds and takes off. */
export function RecordMaintainers({ type, id, mayChange }: { type: AttachableType; id: string; mayChange: boolean }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const client = useClient()
  const queries = useQueryClient()
  const may = useMay()
  const sources = useInventorySources()
  const query = useQuery(trpc.datacenter.resourceMaintainer.of.queryOptions({ resourceType: type, resourceId: id }))
  const put = async (verb: 'assign' | 'unassign', kind: One['maintainerType'], maintainerId: string) => {
    await client.datacenter.resourceMaintainer[verb].mutate({ resourceType: type, resourceIds: [id], maintainers: [{ type: kind, id: maintainerId }] })
    await refreshAttached(queries, type, 'resourceMaintainer', 'maintainer', 'maintainerGroup')
  }
  const add = (value: string | null) => { if (value) { const [kind, one] = value.split(':') as [One['maintainerType'], string]; put('assign', kind, one).catch(toast.error) } }
  const takeOff = async ({ maintainerType, maintainerId, name }: One) => {
    await put('unassign', maintainerType, maintainerId)
    toast.undo(t('maintainer.dropped', { name }), () => put('assign', maintainerType, maintainerId))
  }
  const drop = mayChange && may('resource_maintainers:delete') ? (one: One) => { takeOff(one).catch(toast.error) } : undefined
  return (
    <div className="flex flex-col gap-3">
      {mayChange && may('resource_maintainers:create') && <Combobox aria-label={t('maintainer.add')} placeholder={t('maintainer.add')} value={null} options={sources.anyMaintainer} onValue={add} />}
      {query.isError && <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && [1, 2].map((n) => <Skeleton key={n} className="h-6" />)}
      {query.data?.length === 0 && <p className="text-muted">{t('maintainer.nobody')}</p>}
      <ul className="divide-y border-y empty:hidden">{query.data?.map((one) => <li key={one.id} className="py-2"><Maintainer one={one} onDrop={drop && (() => drop(one))} /></li>)}</ul>
    </div>
  )
}

function Maintainer({ one, onDrop }: { one: One; onDrop?: () => void }) {
  const t = useConsoleText()
  const fields = useFields('maintainer')
  const group = one.maintainerType === 'maintainer_group'
  return (
    <div className="flex items-start gap-2.5">
      <span aria-hidden className="mt-0.5 text-muted [&_svg]:size-4">{group ? <Users /> : <User />}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2"><RecordLink to={group ? '/maintainer-groups' : '/maintainers'} id={one.maintainerId}>{one.name}</RecordLink>{one.account && <Mono className="text-sm text-muted">{one.account}</Mono>}{one.status === 'inactive' && <Badge>{fields.option('inactive')}</Badge>}</p>
        {one.email && <p className="text-sm"><a href={`mailto:${one.email}`} className="text-muted underline-offset-3 hover:underline">{one.email}</a></p>}
        {group && (
          <ul aria-label={t('maintainer.inherit', { name: one.name })} className="mt-1 flex flex-col gap-0.5 border-l pl-3 text-sm">
            {one.members.length === 0 && <li className="text-muted">{t('maintainer.noMembers')}</li>}
            {one.members.map((m) => <li key={m.id} className="flex flex-wrap items-baseline gap-x-2"><RecordLink to="/maintainers" id={m.id}>{m.name}</RecordLink><Mono className="text-muted">{m.account}</Mono>{m.manager && <Badge tone="accent">{t('maintainer.manager')}</Badge>}</li>)}
          </ul>
        )}
      </div>
      {onDrop && <IconButton size="sm" label={t('maintainer.drop', { name: one.name })} onClick={onDrop}><X /></IconButton>}
    </div>
  )
}
