import { attachableOf } from '@colonnade/contract/datacenter'
import { useAuditWords, useClient, useMay, useRefresh } from '@colonnade/screens'
import { Badge, Combobox, IconButton, Mono, toast } from '@colonnade/ui'
import { X } from 'lucide-react'
import { RecordLink } from '../../../lib/cells.tsx'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { RelatedList } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** The members of a group; who may adds and takes out. */
export function GroupMembers({ id, managerId }: { id: string; managerId: string | null }) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay()
  const sources = useInventorySources()
  const refreshMembers = useRefresh(['datacenter', 'maintainerGroupMember'])
  const refreshGroups = useRefresh(['datacenter', 'maintainerGroup'])
  const api = client.datacenter.maintainerGroupMember
  const done = async (work: Promise<unknown>) => { await work; await Promise.all([refreshMembers(), refreshGroups()]) }
  const add = (maintainerId: string) => done(api.create.mutate({ groupId: id, maintainerId }))
  const drop = async (member: { id: string; maintainerId: string; maintainerName: string | null }) => {
    await done(api.remove.mutate({ ids: [member.id] }))
    toast.undo(t('maintainer.droppedMember', { name: member.maintainerName ?? '' }), () => add(member.maintainerId))
  }
  return (
    <div className="flex flex-col gap-3">
      {may('maintainer_groups:create') && <Combobox aria-label={t('maintainer.addMember')} placeholder={t('maintainer.addMember')} value={null} options={sources.maintainers} onValue={(v) => { if (v) add(v).catch(toast.error) }} />}
      <RelatedList path={['datacenter', 'maintainerGroupMember', 'list']} field="groupId" id={id} all="/maintainer-members" empty={t('maintainer.noMembers')} fetch={(c, input) => c.datacenter.maintainerGroupMember.list.query(input)}
        row={(m) => (
          <span className="flex items-center justify-between gap-3">
            <span className="flex min-w-0 items-baseline gap-2"><RecordLink to="/maintainers" id={m.maintainerId}>{m.maintainerName}</RecordLink><Mono className="truncate text-sm text-muted">{m.maintainerAccount}</Mono>{m.maintainerId === managerId && <Badge tone="accent">{t('maintainer.manager')}</Badge>}</span>
            {may('maintainer_groups:delete') && <IconButton size="sm" label={t('maintainer.dropMember', { name: m.maintainerName ?? '' })} onClick={() => void drop(m).catch(toast.error)}><X /></IconButton>}
          </span>
        )} />
    </div>
  )
}

/** The groups somebody belongs to. */
export function MaintainerGroups({ id }: { id: string }) {
  const t = useConsoleText()
  return (
    <RelatedList path={['datacenter', 'maintainerGroupMember', 'list']} field="maintainerId" id={id} all="/maintainer-members" empty={t('maintainer.noGroups')} fetch={(c, input) => c.datacenter.maintainerGroupMember.list.query(input)}
      row={(m) => <RecordLink to="/maintainer-groups" id={m.groupId}>{m.groupName}</RecordLink>} />
  )
}

/** What a group looks after. */
export function GroupResources({ id }: { id: string }) {
  const t = useConsoleText()
  const words = useAuditWords()
  return (
    <RelatedList path={['datacenter', 'resourceMaintainer', 'list']} field="maintainerId" id={id} all="/assignments" empty={t('maintained.none')} fetch={(c, input) => c.datacenter.resourceMaintainer.list.query(input)}
      row={(m) => <span className="flex items-baseline gap-3"><span className="w-28 shrink-0 text-muted">{words.resource(m.resourceType)}</span><RecordLink to={attachableOf(m.resourceType)?.page ?? '/'} id={m.resourceId} mono>{m.resourceName}</RecordLink></span>} />
  )
}
