import { ContractError } from '@colonnade/contract'
import type { askInput, askResult, Message } from '@colonnade/contract/ai'
import { Prisma } from '@colonnade/db'
import type * as z from 'zod'
import type { ChatMessage } from '../../../drivers/model/driver.ts'
import { authorise } from '../../../kernel/authorise.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { get, notFound, readInTx } from '../../../kernel/crud.ts'
import { mutate, type Report, type WriteTx } from '../../../kernel/mutate.ts'
import { newId } from '../../../kernel/new-id.ts'
import { message } from '../message/resource.ts'
import { startAnswer, type Task } from './generate.ts'
import { checkAttachments } from './resource.ts'

type Input = z.output<typeof askInput>
/** Earlier turns given to the model, at most; how many tokens of them is decided by its window. */
const TURNS = 20

const titleFrom = (content: string): string => {
  const line = content.split(/\r?\n/u)[0]!.replace(/\s+/gu, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60).toWellFormed().trimEnd()}…` : line
}

// Holds the conversation's row: of two questions at once the second sees the first one's answer under way.
async function hold(tx: WriteTx, ctx: ServiceCtx, id: string): Promise<{ title: string; knowledgeBaseIds: string[]; modelName: string | null }> {
  const { count } = await tx.conversation.updateMany({ where: { id, tenantId: ctx.tenantId!, userId: ctx.actor.userId, deletedAt: null }, data: { updatedAt: ctx.clock() } })
  const row = count ? await tx.conversation.findFirst({ where: { id }, select: { title: true, knowledgeBaseIds: true, modelName: true } }) : null
  if (!row) throw notFound('conversation')
  if (await tx.message.count({ where: { tenantId: ctx.tenantId!, conversationId: id, status: 'streaming' } })) {
    throw new ContractError('CONFLICT', 'answer_under_way', 'An answer is still being written in this conversation.', { remedy: 'Wait for it, or stop it first.' })
  }
  return row
}

async function historyBefore(tx: WriteTx, ctx: ServiceCtx, conversationId: string, before: Date): Promise<ChatMessage[]> {
  const rows = await tx.message.findMany({
    where: { tenantId: ctx.tenantId!, conversationId, createdAt: { lt: before }, status: { in: ['completed', 'stopped'] }, content: { not: '' } }, orderBy: { createdAt: 'desc' }, take: TURNS, select: { role: true, content: true },
  })
  return rows.toReversed()
}

async function addTurn(tx: WriteTx, ctx: ServiceCtx, conversationId: string, turn: { role: 'user' | 'assistant'; status: 'completed' | 'streaming'; content: string; modelName: string | null; createdAt: Date }, report: Report): Promise<Message> {
  const id = newId(turn.createdAt)
  await tx.message.create({ data: { id, tenantId: ctx.tenantId!, conversationId, traceId: ctx.requestId.slice(0, 100), ...turn } })
  report({ resource: 'message', id, action: 'create', now: { role: turn.role, status: turn.status, conversationId }, payload: { conversationId } })
  const [row] = await readInTx(tx, ctx, message, [id])
  return row!
}

async function rename(tx: WriteTx, conversationId: string, input: Input, title: string): Promise<void> {
  const { knowledgeBaseIds, modelName } = input
  if (title && knowledgeBaseIds === undefined && modelName === undefined) return
  await tx.conversation.updateMany({
    where: { id: conversationId },
    data: { title: title || titleFrom(input.content), ...(knowledgeBaseIds ? { knowledgeBaseIds } : {}), ...(modelName === undefined ? {} : { modelName }), ...(title ? { version: { increment: 1 } } : {}) },
  })
}

/** Writes the question and an empty answer, and starts to write that answer. Throws NOT_FOUND, CONFLICT while another answer is being written, FORBIDDEN where a knowledge base is attached and may not be searched. */
export async function ask(ctx: ServiceCtx, input: Input): Promise<z.infer<typeof askResult>> {
  const { task, ...result } = await mutate(ctx, {
    permission: 'conversations:create', action: 'ask',
    write: async (tx, report) => {
      const held = await hold(tx, ctx, input.conversationId)
      const knowledgeBaseIds = input.knowledgeBaseIds ?? held.knowledgeBaseIds
      const modelName = input.modelName === undefined ? held.modelName : input.modelName
      if (knowledgeBaseIds.length) authorise(ctx, 'knowledge:search')
      await checkAttachments(tx, ctx, { knowledgeBaseIds: input.knowledgeBaseIds, modelName })
      await rename(tx, input.conversationId, input, held.title)
      const now = ctx.clock()
      const content = input.content.toWellFormed()
      const history = await historyBefore(tx, ctx, input.conversationId, now)
      const question = await addTurn(tx, ctx, input.conversationId, { role: 'user', status: 'completed', content, modelName: null, createdAt: now }, report)
      // a millisecond later, so that the order of time is the order of the conversation
      const answer = await addTurn(tx, ctx, input.conversationId, { role: 'assistant', status: 'streaming', content: '', modelName, createdAt: new Date(now.getTime() + 1) }, report)
      const task: Task = { conversationId: input.conversationId, messageId: answer.id, content, history, knowledgeBaseIds, modelName }
      return { question, answer, task }
    },
  })
  startAnswer(ctx, task)
  return result
}

const blank = { status: 'streaming', content: '', citations: [], tokensUsed: null, cost: null, latencyMs: null, error: Prisma.DbNull } as const

/** Writes an answer anew, in the place of the one that failed, was stopped or did not please. Throws NOT_FOUND, CONFLICT while an answer is being written. */
export async function retryAnswer(ctx: ServiceCtx, messageId: string): Promise<Message> {
  const before = await get(ctx, message, messageId)
  if (before.role !== 'assistant') throw new ContractError('BAD_REQUEST', 'not_an_answer', 'Only an answer can be written again.', { fields: [{ path: 'messageId', message: 'is a question' }] })
  const { task, answer } = await mutate(ctx, {
    permission: 'conversations:create', action: 'retry',
    write: async (tx, report) => {
      const { knowledgeBaseIds, modelName } = await hold(tx, ctx, before.conversationId)
      if (knowledgeBaseIds.length) authorise(ctx, 'knowledge:search')
      const at = new Date(before.createdAt)
      const question = await tx.message.findFirst({ where: { tenantId: ctx.tenantId!, conversationId: before.conversationId, role: 'user', createdAt: { lt: at } }, orderBy: { createdAt: 'desc' } })
      if (!question) throw notFound('question')
      const history = await historyBefore(tx, ctx, before.conversationId, question.createdAt)
      await tx.message.updateMany({ where: { id: messageId, tenantId: ctx.tenantId! }, data: { ...blank, modelName, traceId: ctx.requestId.slice(0, 100) } })
      report({ resource: 'message', id: messageId, old: { status: before.status }, now: { status: 'streaming' }, payload: { conversationId: before.conversationId } })
      const [row] = await readInTx(tx, ctx, message, [messageId])
      const task: Task = { conversationId: before.conversationId, messageId, content: question.content, history, knowledgeBaseIds, modelName }
      return { task, answer: row! }
    },
  })
  startAnswer(ctx, task)
  return answer
}
