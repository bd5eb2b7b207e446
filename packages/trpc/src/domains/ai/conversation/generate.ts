import { ContractError, type ErrorShape } from '@colonnade/contract'
import type { Prisma } from '@colonnade/db'
import type { ModelUsage } from '../../../drivers/model/driver.ts'
import type { ServiceCtx } from '../../../kernel/context.ts'
import { mutate } from '../../../kernel/mutate.ts'
import { chooseChat, costOf, type ChatChoice } from '../gateway/choose.ts'
import { logCallInTx } from '../gateway/log-call.ts'
import { estimateTokens } from '../retrieval/estimate.ts'
import { citationsOf, promptFor, type Prompt, type Question } from './prompt.ts'
import { Run, runsOf } from './runs.ts'

/** How often the words so far are kept in the row, and the longest the row stays untouched while its answer is being written, in ms. */
const KEEP_MS = 2_000
const SIGN_OF_LIFE_MS = 10_000

/** An answer to write. */
export interface Task extends Omit<Question, 'room'> { messageId: string; modelName: string | null }
interface Outcome { status: 'completed' | 'stopped' | 'failed'; usage: ModelUsage | null; error: Omit<ErrorShape, 'requestId'> | null }
interface Writing { ctx: ServiceCtx; task: Task; run: Run; started: number; model: ChatChoice | null; prompt: Prompt | null }

async function settingsFor(ctx: ServiceCtx, task: Task) {
  const [models, config] = await Promise.all([ctx.db.model.findMany({ where: { modelType: 'chat' } }), ctx.db.tenantConfig.findFirst({ where: { tenantId: ctx.tenantId! } })])
  const model = chooseChat(ctx, models, task.modelName, config?.defaultModel)
  const window = models.find((m) => m.name === model.name)?.maxTokens ?? 16_000
  const maxTokens = Math.min(config?.maxTokensPerRequest ?? 4096, Math.floor(window / 2))
  const room = { passages: Math.min(6_000, Math.floor((window - maxTokens) * 0.6)), history: Math.min(3_000, Math.floor((window - maxTokens) * 0.2)) }
  return { model, maxTokens, room, temperature: Number(config?.temperature ?? 0.7) }
}

async function write(w: Writing): Promise<ModelUsage> {
  const { ctx, task, run } = w
  const { model, maxTokens, temperature, room } = await settingsFor(ctx, task)
  w.model = model
  w.prompt = await promptFor(ctx, { ...task, room })
  run.abort.signal.throwIfAborted()
  w.started = performance.now()
  for await (const part of model.driver.stream({ messages: w.prompt.messages, model: model.apiName, temperature, maxTokens, signal: run.abort.signal, context: w.prompt.passages })) {
    if (part.type === 'text') run.add(part.text.replaceAll('\u0000', ''))
    if (part.type === 'finish') return part.usage
  }
  throw new ContractError('UNAVAILABLE', 'provider_stream_broken', 'The answer broke off.', { remedy: 'Send the question again.' })
}

function errorOf(ctx: ServiceCtx, error: unknown): Omit<ErrorShape, 'requestId'> {
  if (error instanceof ContractError) return error.shape
  ctx.services.log.error({ err: error, requestId: ctx.requestId }, 'an answer failed')
  return { code: 'INTERNAL', reason: 'internal', message: 'Something went wrong on our side.', remedy: 'Try again.' }
}

function usageOf({ prompt, run }: Writing, { usage }: Outcome) {
  if (usage) return { promptTokens: usage.promptTokens, completionTokens: usage.completionTokens }
  // stopped in the middle: what had been sent and received was paid for all the same
  return { promptTokens: prompt?.messages.reduce((sum, m) => sum + estimateTokens(m.content), 0) ?? 0, completionTokens: estimateTokens(run.text) }
}

function finalRow(w: Writing, outcome: Outcome, latencyMs: number) {
  const { promptTokens, completionTokens } = usageOf(w, outcome)
  return {
    status: outcome.status, content: w.run.text.toWellFormed(), citations: (w.prompt ? citationsOf(w.run.text, w.prompt) : []) as Prisma.InputJsonArray, latencyMs,
    ...(w.model ? { modelName: w.model.name, tokensUsed: promptTokens + completionTokens, cost: costOf(w.model, promptTokens, completionTokens) } : {}),
    ...(outcome.error ? { error: { ...outcome.error, requestId: w.ctx.requestId } as unknown as Prisma.InputJsonObject } : {}),
  }
}

// The answer, its citations and its call's row end in one transaction. An answer stopped from elsewhere stays as it was stopped.
async function keepEnd(w: Writing, outcome: Outcome): Promise<void> {
  const { ctx, task } = w
  const latencyMs = Math.round(performance.now() - w.started)
  const row = finalRow(w, outcome, latencyMs)
  await mutate(ctx, {
    permission: 'system', action: 'answer',
    write: async (tx, report) => {
      const { count } = await tx.message.updateMany({ where: { id: task.messageId, tenantId: ctx.tenantId!, status: 'streaming' }, data: row })
      if (w.model && w.prompt) await logCallInTx(tx, ctx, report, { model: w.model, feature: 'chat', ...usageOf(w, outcome), latencyMs, error: outcome.error?.message ?? null })
      report({ resource: 'message', id: task.messageId, details: { status: count ? outcome.status : 'ended elsewhere', characters: w.run.text.length }, payload: { conversationId: task.conversationId } })
    },
  })
}

/** Keeps the words so far, now and then; an answer that was ended from elsewhere is stopped here too. */
function keepGoing(w: Writing): () => Promise<void> {
  const { ctx, task, run } = w
  let [kept, at, busy] = [0, Date.now(), Promise.resolve()]
  const keep = () => mutate(ctx, {
    permission: 'system', action: 'stream',
    write: async (tx, report) => {
      const { count } = await tx.message.updateMany({ where: { id: task.messageId, tenantId: ctx.tenantId!, status: 'streaming' }, data: { content: run.text.toWellFormed(), updatedAt: ctx.clock() } })
      if (count === 0) run.abort.abort(new Error('ended elsewhere'))
      report({ resource: 'message', id: task.messageId, details: { characters: run.text.length } })
    },
  })
  const timer = setInterval(() => {
    if (run.text.length === kept && Date.now() - at < SIGN_OF_LIFE_MS) return
    ;[kept, at] = [run.text.length, Date.now()]
    busy = busy.then(keep).catch((err: unknown) => ctx.services.log.warn({ err }, 'an answer could not be kept half-way'))
  }, KEEP_MS)
  return () => { clearInterval(timer); return busy }
}

async function carryOut(w: Writing): Promise<void> {
  const rest = keepGoing(w)
  let outcome: Outcome
  try {
    outcome = { status: 'completed', usage: await write(w), error: null }
  } catch (error) {
    outcome = w.run.abort.signal.aborted ? { status: 'stopped', usage: null, error: null } : { status: 'failed', usage: null, error: errorOf(w.ctx, error) }
  }
  try {
    await rest()
    await keepEnd(w, outcome)
  } catch (err) {
    // the row stays "streaming"; whoever follows it next, or the next start, marks it
    w.ctx.services.log.error({ err, requestId: w.ctx.requestId }, 'an answer could not be kept')
  }
}

/** Starts to write an answer, outside any transaction and any request: it goes on when the asker's window closes. */
export function startAnswer(ctx: ServiceCtx, task: Task): Run {
  const run = new Run()
  const runs = runsOf(ctx.services)
  runs.set(task.messageId, run)
  void carryOut({ ctx, task, run, started: performance.now(), model: null, prompt: null }).finally(() => {
    if (runs.get(task.messageId) === run) runs.delete(task.messageId)
    run.finish()
  })
  return run
}
