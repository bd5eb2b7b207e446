import { renderLink, useMay, useTRPC, useUrl } from '@colonnade/screens'
import { Button, ErrorState, PageHeader, Skeleton, Tabs, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { FillPage, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { BaseSettings } from './base-settings.tsx'
import { DocumentsTab } from './documents-tab.tsx'
import { SearchTest } from './search/search-test.tsx'

const tabs = ['documents', 'search', 'settings'] as const

/** One knowledge base: its documents, a test of its search, its settings. */
export function BasePage() {
  const t = useText()
  const f = useFormat()
  const url = useUrl()
  const trpc = useTRPC()
  const may = useMay()
  const { baseId } = useParams({ strict: false }) as { baseId: string }
  const query = useQuery(trpc.ai.knowledgeBase.get.queryOptions({ id: baseId }))
  const base = query.data
  useCrumbs([{ label: t('nav.knowledge'), href: '/knowledge' }, { label: base?.name ?? '' }])
  if (query.isError && !base) return <FillPage><ErrorState error={query.error} onRetry={() => void query.refetch()} /></FillPage>
  const tab = tabs.find((id) => id === url.params.get('tab')) ?? 'documents'
  const open = (id: string) => url.go(id === 'documents' ? url.pathname : `${url.pathname}?tab=${id}`, { replace: true })
  const counts = base && [t('knowledge.documentCount', { n: f.number(base.documentCount) }), t('knowledge.passageCount', { n: f.number(base.chunkCount) })].join(' · ')
  return (
    <FillPage>
      <PageHeader
        className="mb-2" title={base ? base.name : <Skeleton className="h-8 w-56" />}
        line={base ? <>{base.description && <span className="line-clamp-2 max-w-[70ch] text-ink/80" title={base.description}>{base.description}</span>}<span className="tabular-nums">{counts}</span></> : <Skeleton className="mt-1 w-40" />}
        actions={base && may('conversations:create') && base.chunkCount > 0 && <Button asChild>{renderLink({ href: `/chat?base=${base.id}`, children: <><MessagesSquare />{t('knowledge.ask')}</> }) as React.ReactElement}</Button>}
      />
      <Tabs label={base?.name} value={tab} onValue={open} className="flex-none" tabs={[
        { id: 'documents', label: t('knowledge.documents') },
        ...(may('knowledge:search') ? [{ id: 'search', label: t('search.tab') }] : []),
        { id: 'settings', label: t('knowledge.settings') },
      ]} />
      <div className="flex min-h-0 flex-1 flex-col pt-4">
        {tab === 'documents' && <DocumentsTab baseId={baseId} />}
        {tab === 'search' && <SearchTest baseId={baseId} empty={base?.chunkCount === 0} />}
        {tab === 'settings' && base && <BaseSettings base={base} />}
      </div>
    </FillPage>
  )
}
