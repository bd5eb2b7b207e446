import type { Citation } from '@colonnade/contract/ai'
import { renderLink, useTRPC, useUrl } from '@colonnade/screens'
import { Button, cn, ErrorState, useMedia } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { ConversationList } from './conversation-list.tsx'
import { PassagePanel } from './passage-panel.tsx'
import { useBases } from './pickers.tsx'
import { Thread } from './thread.tsx'
import type { Setting } from './use-chat.ts'

/** Conversations at the left, the open one in the middle, the passage a mark points to at the right. On a phone one of them at a time. */
export function ChatPage() {
  const t = useText()
  const url = useUrl()
  const trpc = useTRPC()
  const narrow = useMedia('(width < 1024px)')
  const bases = useBases()
  const { conversationId } = useParams({ strict: false }) as { conversationId?: string }
  const query = useQuery({ ...trpc.ai.conversation.get.queryOptions({ id: conversationId ?? '' }), enabled: conversationId !== undefined })
  const conversation = conversationId ? query.data : undefined
  const [cited, setCited] = useState<{ in?: string; citation: Citation }>()
  const open = cited && cited.in === conversationId ? cited.citation : undefined
  const onCite = useCallback((citation: Citation) => setCited((now) => (now?.citation.chunkId === citation.chunkId && now.citation.n === citation.n && now.in === conversationId ? undefined : { in: conversationId, citation })), [conversationId])
  useCrumbs([{ label: t('nav.chat'), ...(conversation ? { href: '/chat' } : {}) }, ...(conversation ? [{ label: conversation.title }] : [])])

  const listOnly = narrow && !conversationId && !url.params.has('new') && !url.params.has('base')
  const wanted = url.params.get('base')
  // A tenant with one base means that one.
  const startWith = (found?: readonly { id: string }[]): Setting => ({ knowledgeBaseIds: [wanted ?? (found?.length === 1 ? found[0]!.id : undefined)].filter((id): id is string => Boolean(id)), modelName: null })
  const settled = async () => startWith(bases.isPending && bases.isFetching ? (await bases.refetch({ cancelRefetch: false })).data?.items : bases.data?.items)
  if (listOnly) return <ConversationList className="flex-1" />
  return (
    <div className="flex min-h-0 flex-1">
      {!narrow && <ConversationList openId={conversationId} className={cn('w-64 shrink-0 border-r', open && 'max-2xl:hidden')} />}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex shrink-0 items-center border-b px-2 py-1 lg:hidden"><Button asChild size="sm" look="ghost">{renderLink({ href: '/chat', children: <><ArrowLeft />{t('chat.conversations')}</> }) as React.ReactElement}</Button></div>
        {query.isError && !conversation
          ? <ErrorState error={query.error} onRetry={() => void query.refetch()} />
          : <Thread key={conversationId ?? `new${wanted ?? ''}`} conversation={conversation} conversationId={conversationId} start={startWith(bases.data?.items)} settled={settled} open={open} onCite={onCite} />}
      </div>
      {open && <PassagePanel key={open.chunkId} citation={open} onClose={() => setCited(undefined)} />}
    </div>
  )
}
