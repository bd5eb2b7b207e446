import { attachableOf, attachables, attachableTypes, type AttachableType, type Maintained } from '@colonnade/contract/datacenter'
import { useAuditWords, useClient, useMay, useTRPC, useUrl } from '@colonnade/screens'
import { Badge, Button, Combobox, EmptyState, ErrorState, Field, PageHeader, SearchInput, Select, Skeleton, useDebounced } from '@colonnade/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { RecordLink } from '../../../lib/cells.tsx'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** What do I maintain: everything somebody looks after, named for it or through a group; oneself unless another is chosen. */
export function Page() {
  const t = useConsoleText()
  const url = useUrl()
  const trpc = useTRPC()
  const sources = useInventorySources()
  const chosen = url.params.get('who')
  const me = useQuery(trpc.datacenter.maintainer.mine.queryOptions())
  const who = chosen ?? me.data?.id
  const person = useQuery({ ...trpc.datacenter.maintainer.get.queryOptions({ id: who ?? '' }), enabled: Boolean(who) })
  const own = Boolean(me.data && who === me.data.id)
  return (
    <div className="flex flex-col gap-4 p-4 max-sm:p-3">
      <PageHeader className="mb-0" title={t(own || !who ? 'maintained.title' : 'maintained.titleOf', { name: person.data?.name ?? '…' })} line={t('maintained.line')} />
      {/* a person chosen by address has a name only once it was read */}
      <Field label={t('entity.maintainer.one')} className="max-w-sm"><Combobox value={who ?? null} selectedLabel={person.data ? `${person.data.name} (${person.data.account})` : '…'} options={sources.maintainers} onValue={(v) => url.set({ who: v })} placeholder={t('maintained.choose')} /></Field>
      {me.isError && <ErrorState compact error={me.error} onRetry={() => void me.refetch()} />}
      {person.isError && <ErrorState compact error={person.error} onRetry={() => void person.refetch()} />}
      {!who && me.data === null && <EmptyState sentence={t('maintained.notMe')} />}
      {who && !person.isError && <List key={who} who={who} />}
    </div>
  )
}

function List({ who }: { who: string }) {
  const t = useConsoleText()
  const client = useClient()
  const words = useAuditWords()
  const may = useMay()
  const [type, setType] = useState<AttachableType | ''>('')
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim(), 200)
  const pages = useInfiniteQuery({
    queryKey: [['datacenter', 'resourceMaintainer', 'maintained'], { who, type, search }], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => client.datacenter.maintainer.maintained.query({ maintainerId: who, ...(type ? { resourceType: type } : {}), ...(search ? { search } : {}), cursor: pageParam, limit: 100 }),
    getNextPageParam: (last) => last.nextCursor,
  })
  const items = pages.data?.pages.flatMap((p) => p.items) ?? []
  const types = attachableTypes.filter((one) => may(attachables[one].read))
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <SearchInput value={typed} onValue={setTyped} aria-label={t('maintained.search')} placeholder={t('maintained.search')} className="w-64 max-sm:w-full" />
        <Select aria-label={t('field.resourceType')} value={type} onValue={(v) => setType(v as AttachableType | '')} clearable placeholder={t('maintained.everyKind')} options={types.map((one) => ({ value: one, label: words.resource(one) }))} className="w-48 max-sm:w-full" />
      </div>
      {pages.isError && <ErrorState compact error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && [1, 2, 3].map((n) => <Skeleton key={n} className="h-6" />)}
      {pages.data && !items.length && <p className="text-muted">{t('maintained.none')}</p>}
      <ul className="divide-y rounded-md border bg-surface empty:hidden">{items.map((item) => <li key={`${item.resourceType}/${item.resourceId}`}><Line item={item} /></li>)}</ul>
      {pages.hasNextPage && <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} className="self-start">{t('maintained.more')}</Button>}
    </section>
  )
}

function Line({ item }: { item: Maintained }) {
  const t = useConsoleText()
  const words = useAuditWords()
  return (
    <div className="grid grid-cols-[140px_minmax(0,1fr)_auto] items-center gap-4 px-4 py-2 max-sm:grid-cols-1 max-sm:gap-1">
      <span className="text-muted">{words.resource(item.resourceType)}</span>
      <span className="min-w-0 truncate"><RecordLink to={attachableOf(item.resourceType)?.page ?? '/'} id={item.resourceId} mono>{item.name}</RecordLink></span>
      <span className="flex flex-wrap gap-1.5">
        {item.direct && <Badge tone="accent">{t('maintained.direct')}</Badge>}
        {item.groups.map((g) => <Badge key={g.id}>{t('maintained.through', { name: g.name })}</Badge>)}
      </span>
    </div>
  )
}
