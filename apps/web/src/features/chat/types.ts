import type { Outputs } from '@colonnade/client'
import type { conversationSchemas } from '@colonnade/contract/ai'
import type { InfiniteData } from '@tanstack/react-query'
import type * as z from 'zod'

/** A conversation as lists have it. */
export type Conversation = z.infer<typeof conversationSchemas.output>
/** One turn, as it comes over the wire. */
export type Message = Outputs['ai']['message']['get']
/** Pages of turns as they are kept: the newest first. */
export type Turns = InfiniteData<{ items: Message[]; nextCursor: string | null }, string | null>
/** Where the turns of a conversation are kept. */
export const turnsKey = (conversationId: string) => [['ai', 'message', 'list'], { conversationId }] as const

/** The turns with one replaced or, when it is new, put at the end. */
export function withTurn(turns: Turns | undefined, message: Message): Turns {
  const pages = turns?.pages ?? []
  if (pages.some((p) => p.items.some((m) => m.id === message.id))) return { pages: pages.map((p) => ({ ...p, items: p.items.map((m) => (m.id === message.id ? message : m)) })), pageParams: turns?.pageParams ?? [null] }
  const [first, ...rest] = pages
  return { pages: [{ items: [message, ...(first?.items ?? [])], nextCursor: first?.nextCursor ?? null }, ...rest], pageParams: turns?.pageParams ?? [null] }
}
