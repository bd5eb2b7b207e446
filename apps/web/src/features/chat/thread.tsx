import type { Citation } from '@colonnade/contract/ai'
import { useMay } from '@colonnade/screens'
import { Button, ErrorState, IconButton, Logo, Skeleton, useKey } from '@colonnade/ui'
import { ArrowDown } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useText } from '../../locales/index.ts'
import { Answer } from './answer.tsx'
import { Composer } from './composer.tsx'
import type { Conversation, Message } from './types.ts'
import { useChat, useTurns, type Setting } from './use-chat.ts'

interface Props { conversation?: Conversation; conversationId?: string; start: Setting; settled: () => Promise<Setting>; open?: Citation; onCite: (citation: Citation) => void }

/** Follows the end of a text that grows, until the reader scrolls away. */
function useStick(changes: unknown) {
  const box = useRef<HTMLDivElement>(null)
  const [away, setAway] = useState(false)
  const stuck = useRef(true)
  const onScroll = useCallback(() => {
    const el = box.current
    if (!el) return
    stuck.current = el.scrollHeight - el.scrollTop - el.clientHeight < 60
    setAway(!stuck.current)
  }, [])
  const toEnd = useCallback((smooth = false) => { box.current?.scrollTo({ top: box.current.scrollHeight, behavior: smooth ? 'smooth' : 'instant' }) }, [])
  useEffect(() => { if (stuck.current) toEnd() }, [changes, toEnd])
  useEffect(() => {
    const inner = box.current?.firstElementChild
    if (!inner) return
    const watch = new ResizeObserver(() => { if (stuck.current) toEnd() })
    watch.observe(inner)
    return () => watch.disconnect()
  }, [toEnd])
  return { box, away, onScroll, toEnd }
}

/** A conversation: its turns in a narrow measure, and below them where the next question is written. */
export function Thread({ conversation, conversationId, start, settled, open, onCite }: Props) {
  const t = useText()
  const mayAsk = useMay('conversations:create')
  const { query, turns } = useTurns(conversationId)
  const { ask, stop, retry, ended } = useChat(conversation)
  const [own, setOwn] = useState<Setting>()
  const setting = own ?? (conversation ? { knowledgeBaseIds: conversation.knowledgeBaseIds, modelName: conversation.modelName } : start)
  const writing = turns.findLast((m) => m.status === 'streaming')
  const stopIt = writing && mayAsk ? () => stop.mutate(writing.id) : undefined
  useKey({ escape: open ? undefined : stopIt })
  const pending = ask.isPending ? ask.variables.content : undefined
  const { box, away, onScroll, toEnd } = useStick(`${turns.length}/${pending ?? ''}`)
  const lastAnswer = turns.findLast((m) => m.role === 'assistant')

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div ref={box} onScroll={onScroll} className="min-h-0 flex-1 overflow-y-auto" tabIndex={-1}>
        <div className="@container mx-auto flex w-full max-w-[820px] flex-col gap-7 px-8 pt-8 pb-6 max-sm:px-4 max-sm:pt-5">
          {query.hasNextPage && <Button size="sm" className="self-center" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{t('chat.older')}</Button>}
          {conversationId && query.isPending && <Waiting />}
          {query.isError && !turns.length && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {!conversationId && !pending && <Welcome />}
          {turns.map((message) => (message.role === 'user'
            ? <Question key={message.id} text={message.content} />
            : <Answer key={message.id} message={message} open={open?.chunkId} onCite={onCite} onEnd={ended} onStop={message === writing ? stopIt : undefined} busy={retry.isPending} onRetry={message === lastAnswer && mayAsk ? () => retry.mutate(message.id) : undefined} />))}
          {pending !== undefined && <><Question text={pending} /><p role="status" className="pulse-slow text-muted">{t('chat.thinking')}</p></>}
          {ask.isError && <ErrorState compact error={ask.error} onRetry={() => ask.mutate(ask.variables)} />}
        </div>
      </div>
      <div className="relative mx-auto w-full max-w-[820px] shrink-0 px-8 pb-5 max-sm:px-3 max-sm:pb-3">
        {away && <IconButton look="secondary" label={t('chat.toEnd')} className="absolute -top-11 left-1/2 -translate-x-1/2 rounded-full shadow-panel" onClick={() => toEnd(true)}><ArrowDown /></IconButton>}
        <Composer key={conversationId ?? 'new'} conversationId={conversationId} setting={setting} onSetting={setOwn} sending={ask.isPending} mayAsk={mayAsk} onStop={stopIt}
          onSend={(content) => { ask.mutate({ content, setting: own || conversation ? setting : settled }); toEnd() }} />
      </div>
    </div>
  )
}

function Question({ text }: { text: Message['content'] }) {
  return <div className="max-w-[85%] self-end rounded-md bg-raised px-4 py-2.5 leading-relaxed break-words whitespace-pre-wrap">{text}</div>
}

function Welcome() {
  const t = useText()
  return <div className="flex flex-col items-center gap-4 pt-[14vh] text-center"><Logo className="size-10 text-line-strong" /><h1 className="text-2xl">{t('chat.welcome')}</h1><p className="max-w-[52ch] text-muted">{t('chat.welcomeLine')}</p></div>
}

function Waiting() {
  return <div className="flex flex-col gap-6"><span className="w-1/2 self-end"><Skeleton className="h-10" /></span><span className="flex flex-col gap-2.5"><Skeleton /><Skeleton className="w-11/12" /><Skeleton className="w-2/3" /></span></div>
}
