import { attachables, type AttachableType, type TagChip } from '@colonnade/contract/datacenter'
import { ExtrasContext, useMay, useTRPC, type EntityExtras, type ExtrasOf, type RowBase } from '@colonnade/screens'
import { Chip, type BulkAction, type Column, type OptionSource } from '@colonnade/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Tag, UserMinus, UserPlus, X } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText, type ConsoleText } from '../../../locales/index.ts'
import { RecordAlerts } from '../alert/record-alerts.tsx'
import { RecordJournal } from '../journal/record-journal.tsx'
import { RecordMaintainers } from '../maintainer/record-maintainers.tsx'
import { RecordTags } from '../tag/record-tags.tsx'
import { BulkAttachDialog, type BulkAttach } from './bulk-dialog.tsx'

const none: EntityExtras = {}
interface Making { t: ConsoleText; may: ReturnType<typeof useMay>; tags: OptionSource; ask: (what: Omit<BulkAttach, 'done'>) => Promise<boolean> }

function columnsOf({ t, tags }: Making): Column<RowBase>[] {
  const chips = (row: RowBase) => (row as RowBase & { tags?: TagChip[] }).tags ?? []
  return [{ id: 'tags', header: t('entity.tag.many'), width: 120, filter: { type: 'enum', options: tags, nullable: true }, cell: (row) => <span className="flex min-w-0 gap-1 overflow-hidden">{chips(row).map((tag) => <Chip key={tag.id} color={tag.color}>{tag.name}</Chip>)}</span> }]
}

function actionsOf(type: AttachableType, { t, may, ask }: Making): BulkAction<RowBase>[] {
  if (!may(attachables[type].update)) return []
  const action = (id: string, keys: string, icon: ReactNode, what: BulkAttach['what'], verb: BulkAttach['verb']): BulkAction<RowBase> => ({ id, keys, label: t(`attached.${what}.${verb}`), icon, run: (rows) => ask({ what, verb, type, ids: rows.map((r) => r.id) }) })
  return [
    ...(may('resource_tags:create') ? [action('tag', 't', <Tag key="t" />, 'tags', 'add')] : []), ...(may('resource_tags:delete') ? [action('untag', 'shift+t', <X key="u" />, 'tags', 'remove')] : []),
    ...(may('resource_maintainers:create') ? [action('assign', 'a', <UserPlus key="a" />, 'maintainers', 'add')] : []), ...(may('resource_maintainers:delete') ? [action('unassign', 'shift+a', <UserMinus key="r" />, 'maintainers', 'remove')] : []),
  ]
}

function make(type: AttachableType, making: Making, hasTags: boolean): EntityExtras {
  const { t, may } = making
  return {
    above: (row) => <>{may('tags:read') && <RecordTags type={type} id={row.id} mayChange={may(attachables[type].update)} />}{may('alerts:read') && <RecordAlerts type={type} id={row.id} />}</>,
    tabs: [
      ...(may('journal:read') ? [{ id: 'journal', label: t('journal.title'), content: (row: RowBase) => <RecordJournal type={type} id={row.id} /> }] : []),
      ...(may('resource_maintainers:read') ? [{ id: 'maintainers', label: t('entity.maintainer.many'), content: (row: RowBase) => <RecordMaintainers type={type} id={row.id} mayChange={may(attachables[type].update)} /> }] : []),
    ],
    columns: hasTags && may('tags:read') ? columnsOf(making) : [],
    bulkActions: actionsOf(type, making),
  }
}

// As long as there are few, all of them: then a filter that came by address is said by name too.
function useTagOptions(): OptionSource {
  const trpc = useTRPC()
  const sources = useInventorySources()
  const { data } = useQuery(trpc.datacenter.tag.list.queryOptions(useMay('tags:read') ? { limit: 200, sort: [{ field: 'name', direction: 'asc' }] } : skipToken, { staleTime: 60_000 }))
  return useMemo(() => (data && !data.nextCursor ? data.items.map((tag) => ({ value: tag.id, label: tag.name })) : sources.tags), [data, sources])
}

/** Gives every entity of the registry what can be attached to it: an entity that is named there needs no line of its own. */
export function AttachedProvider({ children }: { children: ReactNode }) {
  const t = useConsoleText()
  const may = useMay()
  const tags = useTagOptions()
  const [asked, setAsked] = useState<BulkAttach>()
  const extras = useMemo<ExtrasOf>(() => {
    const ask: Making['ask'] = (what) => new Promise((resolve) => { setAsked({ ...what, done: (ok) => { setAsked(undefined); resolve(ok) } }) })
    const all = (hasTags: boolean) => new Map(Object.entries(attachables).map(([type, { entity }]) => [`datacenter.${entity}`, make(type as AttachableType, { t, may, tags, ask }, hasTags)]))
    const [plain, withTags] = [all(false), all(true)]
    return ({ path, schemas }) => ('tags' in schemas.output.shape ? withTags : plain).get(path.join('.')) ?? none
  }, [t, may, tags])
  return <ExtrasContext value={extras}>{children}{asked && <BulkAttachDialog {...asked} />}</ExtrasContext>
}
