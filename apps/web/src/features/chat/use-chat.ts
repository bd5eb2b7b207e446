import { useClient, useGo, useRefresh } from '@colonnade/screens'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { turnsKey, withTurn, type Conversation, type Message, type Turns } from './types.ts'

/** What a question is asked of and by what. */
export interface Setting { knowledgeBaseIds: string[]; modelName: string | null }

/** The turns of a conversation, oldest first, and how to read further back. */
export function useTurns(conversationId: string | undefined) {
  const client = useClient()
  const query = useInfiniteQuery({
    queryKey: turnsKey(conversationId ?? ''), enabled: conversationId !== undefined, initialPageParam: null as string | null, staleTime: 5000,
    queryFn: ({ pageParam, signal }) => client.ai.message.list.query({ conversationId: conversationId ?? '', newestFirst: true, limit: 40, cursor: pageParam }, { signal }),
    getNextPageParam: (last) => last.nextCursor,
  })
  const turns = useMemo(() => (query.data?.pages.flatMap((p) => p.items) ?? []).toReversed(), [query.data])
  return { query, turns }
}

/** Asks, stops, tries again; what comes back stands in the turns at once. */
export function useChat(conversation: Conversation | undefined) {
  const client = useClient()
  const queries = useQueryClient()
  const go = useGo()
  const refresh = useRefresh(['ai', 'conversation'])
  const put = useCallback((...messages: Message[]) => {
    for (const message of messages) queries.setQueryData<Turns>(turnsKey(message.conversationId), (now) => withTurn(now, message))
  }, [queries])

  const ask = useMutation({
    // What a new conversation draws on may not be known yet when a quick writer sends the first question.
    mutationFn: async ({ content, setting: given }: { content: string; setting: Setting | (() => Promise<Setting>) }) => {
      const setting = typeof given === 'function' ? await given() : given
      const conversationId = conversation?.id ?? (await client.ai.conversation.create.mutate(setting)).id
      return { conversationId, ...(await client.ai.conversation.ask.mutate({ conversationId, content, ...setting })) }
    },
    onSuccess: ({ conversationId, question, answer }) => {
      put(question, answer)
      void refresh()
      if (!conversation) go(`/chat/${conversationId}`, { replace: true })
    },
    meta: { quiet: true },
  })
  const stop = useMutation({ mutationFn: (messageId: string) => client.ai.conversation.stop.mutate({ messageId }), onSuccess: (message) => put(message) })
  const retry = useMutation({ mutationFn: (messageId: string) => client.ai.conversation.retry.mutate({ messageId }), onSuccess: (message) => put(message) })
  const ended = useCallback((message: Message) => { put(message); void refresh() }, [put, refresh])
  return { ask, stop, retry, ended }
}
