import { MessageRole, MessageStatus } from '@colonnade/db/enums'
import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { errorShape } from '../kernel/errors.ts'
import { decimal, id, instant, line, restorable, stamps } from '../kernel/fields.ts'

const fields = { title: line(255), knowledgeBaseIds: z.array(id).max(50), modelName: line(100).nullable() }

/** A conversation of the caller's own. Without `modelName` the tenant's default model answers, or the best one that is available. */
export const conversationSchemas = entitySchemas({
  output: z.object({ ...restorable, title: z.string(), knowledgeBaseIds: z.array(id), modelName: z.string().nullable(), messageCount: z.int(), lastMessageAt: instant.nullable() }),
  create: z.strictObject({ title: fields.title.optional(), knowledgeBaseIds: fields.knowledgeBaseIds.default([]), modelName: fields.modelName.optional() }),
  update: z.strictObject(fields).partial(),
  filterable: ['title', 'modelName', 'createdAt', 'updatedAt'],
  sortable: ['title', 'createdAt', 'updatedAt'],
  searchable: ['title'],
})

/** Where an answer got something from: `n` is the number in the text ([1]); `quote` is the sentence or passage as it stands in the document. */
export const citation = z.object({
  n: z.int(), chunkId: id, documentId: id, knowledgeBaseId: id, documentTitle: z.string(), page: z.int().nullable(), headingTrail: z.array(z.string()), quote: z.string(),
})
export type Citation = z.infer<typeof citation>

export const messageRole = z.enum(MessageRole)
export const messageStatus = z.enum(MessageStatus)

/** One turn of a conversation. `local` when a local model wrote it; `cost` has six decimals; `error` says why an answer failed, in the shape of every error. */
export const messageSchemas = entitySchemas({
  output: z.object({
    ...stamps, conversationId: id, role: messageRole, status: messageStatus, content: z.string(), citations: z.array(citation), modelName: z.string().nullable(), local: z.boolean(),
    tokensUsed: z.int().nullable(), cost: decimal.nullable(), latencyMs: z.int().nullable(), error: errorShape.nullable(), traceId: z.string().nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['conversationId', 'role', 'status'], sortable: ['createdAt'], searchable: ['content'],
})
export type Message = z.infer<typeof messageSchemas.output>

/** The turns of one conversation, oldest first; `newestFirst` pages from the end. */
export const messageListInput = z.strictObject({ conversationId: id, newestFirst: z.boolean().default(false), cursor: z.string().max(2000).nullish(), limit: z.number().int().min(1).max(200).default(100) })

/** A question. `knowledgeBaseIds` and `modelName`, where given, are kept for the questions after it. */
export const askInput = z.strictObject({
  conversationId: id, content: z.string().trim().min(1).max(32_000).refine((s) => !s.includes('\u0000'), 'must not contain control characters'),
  knowledgeBaseIds: fields.knowledgeBaseIds.optional(), modelName: fields.modelName.optional(),
})
/** The question as stored, and the answer that is being written: follow it with `ai.conversation.stream`. */
export const askResult = z.object({ question: messageSchemas.output, answer: messageSchemas.output })

/** Names an answer. */
export const byMessage = z.strictObject({ messageId: id })
/** Which answer to follow, and from which character on (the last event's id). */
export const messageStreamInput = z.strictObject({ messageId: id, lastEventId: z.string().regex(/^\d{1,9}$/).nullish() })
/** What a stream says: `text` continues the answer at character `offset` (UTF-16); `message` is the answer as it ended, and the last event. */
export const messageEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), offset: z.int(), text: z.string() }),
  z.object({ type: z.literal('message'), message: messageSchemas.output }),
])
export type MessageEvent = z.infer<typeof messageEvent>
