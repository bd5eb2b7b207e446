import { setTimeout as pause } from 'node:timers/promises'
import type { MessageEvent } from '@colonnade/contract/ai'
import { ContractError } from '@colonnade/contract'
import { anOperator, aTenant, errorOf, openWorld, withPermissions, type Person, type World } from '@colonnade/testing'
import { allPermissions } from '@colonnade/contract'
import { addUser } from '@colonnade/trpc/domains/identity/tenant/found'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelDriver, ModelRequest } from '../../drivers/model/driver.ts'
import { createLocalExtractive } from '../../drivers/model/local-extractive.ts'
import { failAbandonedAnswers } from './conversation/abandoned.ts'
import { runsOf } from './conversation/runs.ts'
import { followAnswer } from './conversation/stream.ts'
import { openAiStream, plain, startProviderDouble } from '../../drivers/model/provider-double.test-support.ts'
import { createAiDrivers } from './gateway/drivers.ts'

const PUMPS = '# Heat pumps\n\n## Noise\n\nThe outdoor unit of model HP-7 makes 48 decibels at three metres.\n\n## Service\n\nThe filter is cleaned every six months by the owner.\n'

let world: World, owner: Person
/** What the model was asked last, and how it answers: at once, or a word each time the test says so. */
let asked: ModelRequest | null = null
let words: string[] | null = null
let step: (() => void) | null = null
let fault: Error | null = null

function steered(): ModelDriver {
  const local = createLocalExtractive()
  return {
    ...local,
    async *stream(request) {
      asked = request
      if (fault) throw fault
      if (!words) return yield* local.stream(request)
      for (const text of words) {
        await new Promise<void>((resolve, reject) => { step = resolve; request.signal?.addEventListener('abort', () => reject(request.signal!.reason as Error)) })
        yield { type: 'text', text }
      }
      yield { type: 'finish', usage: { promptTokens: 100, completionTokens: 10, totalTokens: 110 }, finishReason: 'stop', model: 'local-extractive-1' }
    },
  }
}

async function tick() {
  while (!step) await pause(2)
  const go = step
  step = null
  go()
}

async function collect(person: Person, messageId: string, lastEventId: string | null = null, take = Infinity) {
  const events: { id: string; event: MessageEvent }[] = []
  const abort = new AbortController()
  for await (const event of followAnswer(person.ctx, { messageId, lastEventId }, abort.signal)) {
    events.push(event)
    if (events.length >= take) abort.abort()
  }
  return events
}

const textOf = (events: { event: MessageEvent }[]) => events.map(({ event }) => (event.type === 'text' ? event.text : '')).join('')

beforeAll(async () => {
  world = await openWorld()
  const drivers = createAiDrivers()
  const driver = steered()
  world.services.drivers['ai'] = { ...drivers, chat: (m: Parameters<typeof drivers.chat>[0]) => (m.name === 'local-extractive' ? { driver, apiName: m.name } : drivers.chat(m)) }
  owner = await aTenant(world)
}, 120_000)
afterAll(() => world?.close())

describe('an answer', () => {
  it('cites the passages it comes from, which open', async () => {
    const base = await owner.api.ai.knowledgeBase.create({ name: 'Manuals' })
    await owner.api.ai.knowledgeDocument.add({ knowledgeBaseId: base.id, text: PUMPS })
    await world.settle()
    const conversation = await owner.api.ai.conversation.create({ knowledgeBaseIds: [base.id] })
    const { question, answer } = await owner.api.ai.conversation.ask({ conversationId: conversation.id, content: 'How loud is the outdoor unit of the HP-7?' })
    expect(question).toMatchObject({ role: 'user', status: 'completed' })
    expect(answer).toMatchObject({ role: 'assistant', status: 'streaming', content: '' })
    const events = await collect(owner, answer.id)
    const last = events.at(-1)!.event
    if (last.type !== 'message') throw new Error('the last event is the message')
    expect(textOf(events)).toBe(last.message.content)
    expect(last.message).toMatchObject({ status: 'completed', modelName: 'local-extractive', local: true, cost: '0.000000', error: null, traceId: owner.ctx.requestId })
    const [cited] = last.message.citations
    expect(cited).toMatchObject({ n: 1, documentTitle: 'Heat pumps' })
    expect(cited!.quote).toContain('48 decibels')
    const passage = await owner.api.ai.knowledgeChunk.passage({ id: cited!.chunkId })
    expect(passage.chunk.content).toContain(cited!.quote)
    expect(await owner.api.ai.conversation.get({ id: conversation.id })).toMatchObject({ title: 'How loud is the outdoor unit of the HP-7?', messageCount: 2 })
    const calls = await owner.api.ai.modelCall.list({ filter: [{ field: 'feature', op: 'eq', value: 'chat' }] })
    expect(calls.items[0]).toMatchObject({ modelName: 'local-extractive', traceId: owner.ctx.requestId, userId: owner.userId })
    const then = await owner.api.ai.conversation.ask({ conversationId: conversation.id, content: 'And the filter?' })
    await collect(owner, then.answer.id)
    expect(asked!.messages.map((m) => m.role)).toEqual(['system', 'user', 'assistant', 'user'])
    const { items } = await owner.api.ai.message.list({ conversationId: conversation.id })
    expect(items.map((m) => m.role)).toEqual(['user', 'assistant', 'user', 'assistant'])
  })

  it('gives what was missed, then what comes, then the end', async () => {
    words = ['One ', 'two ', 'three ', 'four.']
    const { id } = await owner.api.ai.conversation.create({})
    const { answer } = await owner.api.ai.conversation.ask({ conversationId: id, content: 'Count.' })
    expect((await errorOf(owner.api.ai.conversation.ask({ conversationId: id, content: 'Again.' }))).reason).toBe('answer_under_way')
    const first = collect(owner, answer.id, null, 2)
    await tick(); await pause(20); await tick()
    const seen = await first
    expect(seen.map((e) => e.id)).toEqual(['4', '8'])
    await tick()
    await pause(20)
    const second = collect(owner, answer.id, seen.at(-1)!.id)
    await pause(20)
    await tick()
    const rest = await second
    expect(textOf(rest)).toBe('three four.')
    expect(rest[0]!.event).toMatchObject({ type: 'text', offset: 8, text: 'three ' })
    expect(rest.at(-1)!.event).toMatchObject({ type: 'message', message: { status: 'completed', content: 'One two three four.', tokensUsed: 110 } })
    expect(runsOf(world.services).size).toBe(0)
    words = null
  })

  it('stops when asked, keeps what it said and can be written again', async () => {
    words = ['Half ', 'never']
    const { id } = await owner.api.ai.conversation.create({})
    const { answer } = await owner.api.ai.conversation.ask({ conversationId: id, content: 'Speak.' })
    await tick()
    await collect(owner, answer.id, null, 1)
    expect(await owner.api.ai.conversation.stop({ messageId: answer.id })).toMatchObject({ status: 'stopped', content: 'Half ' })
    words = null
    expect(await owner.api.ai.conversation.retry({ messageId: answer.id })).toMatchObject({ status: 'streaming', content: '' })
    const events = await collect(owner, answer.id)
    expect(events.at(-1)!.event).toMatchObject({ type: 'message', message: { status: 'completed' } })
    expect((await owner.api.ai.message.list({ conversationId: id })).items).toHaveLength(2)
  })

  it('shows a provider’s error in the shape of every error', async () => {
    fault = new ContractError('TOO_MANY_REQUESTS', 'provider_rate_limited', 'OpenAI takes no more requests for now.', { remedy: 'Try again in 7 seconds.' })
    const { id } = await owner.api.ai.conversation.create({})
    const { answer } = await owner.api.ai.conversation.ask({ conversationId: id, content: 'Speak.' })
    const last = (await collect(owner, answer.id)).at(-1)!.event
    fault = null
    expect(last).toMatchObject({ message: { status: 'failed', error: { code: 'TOO_MANY_REQUESTS', reason: 'provider_rate_limited', remedy: 'Try again in 7 seconds.', requestId: owner.ctx.requestId } } })
    const calls = await owner.api.ai.modelCall.list({ filter: [{ field: 'error', op: 'isNull', value: false }] })
    expect(calls.items[0]!.error).toContain('no more requests')
  })

  it('that a dead process left is marked failed at the next start, and can be written again', async () => {
    const { id } = await owner.api.ai.conversation.create({})
    const { answer } = await owner.api.ai.conversation.ask({ conversationId: id, content: 'Speak.' })
    await collect(owner, answer.id)
    await world.database.transaction({ role: 'colonnade_app', tenantId: owner.tenantId }, (tx) => tx.message.updateMany({ where: { id: answer.id }, data: { status: 'streaming', content: 'Ha' } }))
    expect(await failAbandonedAnswers(world.services, { alone: false })).toBe(0)
    expect(await failAbandonedAnswers(world.services, { alone: true })).toBe(1)
    expect((await collect(owner, answer.id, '2')).at(-1)!.event).toMatchObject({ message: { status: 'failed', content: 'Ha', error: { reason: 'answer_interrupted' } } })
    await owner.api.ai.conversation.retry({ messageId: answer.id })
    expect((await collect(owner, answer.id)).at(-1)!.event).toMatchObject({ message: { status: 'completed', error: null } })
  })
})

describe('a provider behind a base URL', () => {
  it('answers over HTTP, is counted and priced, and its refusal is shown without its key', async () => {
    const double = await startProviderDouble()
    const before = world.services.drivers['ai']
    world.services.drivers['ai'] = createAiDrivers({ openAiBaseUrl: `${double.url}/v1`, openAiKey: 'sk-secret-key-1234' })
    const operator = await anOperator(world)
    await operator.api.ai.model.create({ name: 'double-7b', provider: 'custom', modelType: 'chat', maxTokens: 8000, inputCostPer1k: '0.0015', outputCostPer1k: '0.002' })
    expect((await owner.api.ai.model.list({})).items.find((m) => m.name === 'double-7b')).toMatchObject({ available: true, local: false })
    const { id } = await owner.api.ai.conversation.create({ modelName: 'double-7b' })
    double.answer(openAiStream(['Good ', 'day.']))
    const first = await owner.api.ai.conversation.ask({ conversationId: id, content: 'Hello?' })
    expect((await collect(owner, first.answer.id)).at(-1)!.event).toMatchObject({ message: { status: 'completed', content: 'Good day.', modelName: 'double-7b', local: false, tokensUsed: 18, cost: '0.000031' } })
    expect(double.received[0]!.body).toMatchObject({ model: 'double-7b', stream: true })
    double.answer(plain(401, '{"error":{"message":"Incorrect API key provided: sk-secret-key-1234"}}'))
    const second = await owner.api.ai.conversation.ask({ conversationId: id, content: 'And now?' })
    const last = (await collect(owner, second.answer.id)).at(-1)!.event
    expect(last).toMatchObject({ message: { status: 'failed', error: { code: 'PRECONDITION_FAILED', reason: 'provider_key_refused' } } })
    expect(JSON.stringify(last)).not.toContain('sk-secret')
    world.services.drivers['ai'] = before
    await double.stop()
  })
})

describe('a conversation', () => {
  it('is its owner’s alone, even inside the tenant', async () => {
    const { userId } = await addUser(owner.ctx, { tenantId: owner.tenantId, email: 'colleague@tenant.test', fullName: 'Colleague', password: 'correct horse battery', role: 'admin' })
    const colleague = withPermissions(world, { ...owner, userId }, allPermissions)
    const foreigner = await aTenant(world)
    const { id } = await owner.api.ai.conversation.create({ title: 'Private' })
    const { answer } = await owner.api.ai.conversation.ask({ conversationId: id, content: 'Speak.' })
    await collect(owner, answer.id)
    for (const { api, ctx } of [colleague, foreigner]) {
      expect((await api.ai.conversation.list({})).items).toEqual([])
      expect((await api.ai.message.list({ conversationId: id })).items).toEqual([])
      for (const attempt of [
        api.ai.conversation.get({ id }), api.ai.conversation.update({ id, version: 1, patch: { title: 'Mine' } }), api.ai.conversation.remove({ ids: [id] }), api.ai.conversation.ask({ conversationId: id, content: 'Hi' }),
        api.ai.conversation.stop({ messageId: answer.id }), api.ai.conversation.retry({ messageId: answer.id }), api.ai.message.get({ id: answer.id }), followAnswer(ctx, { messageId: answer.id }, AbortSignal.timeout(500)).next(),
      ]) expect((await errorOf(attempt)).code).toBe('NOT_FOUND')
    }
  })

  it('takes no base of another tenant, no model that can’t be used, and no search without the permission', async () => {
    const foreigner = await aTenant(world)
    const theirs = await foreigner.api.ai.knowledgeBase.create({ name: 'Theirs' })
    expect((await errorOf(owner.api.ai.conversation.create({ knowledgeBaseIds: [theirs.id] }))).reason).toBe('knowledge_base_not_found')
    expect((await errorOf(owner.api.ai.conversation.create({ modelName: 'gpt-4' }))).reason).toBe('model_unavailable')
    expect((await errorOf(owner.api.ai.conversation.create({ modelName: 'no-such' }))).reason).toBe('model_unknown')
    const models = (await owner.api.ai.model.list({})).items
    expect(models.filter((m) => m.available).map((m) => m.name).sort()).toEqual(['local-embedding', 'local-extractive'])
    const mine = await owner.api.ai.knowledgeBase.create({ name: 'Mine' })
    const { id } = await owner.api.ai.conversation.create({})
    const client = withPermissions(world, owner, ['conversations:read', 'conversations:create'])
    expect((await errorOf(client.api.ai.conversation.ask({ conversationId: id, content: 'Hi', knowledgeBaseIds: [mine.id] }))).code).toBe('FORBIDDEN')
    expect((await client.api.ai.message.list({ conversationId: id })).items).toEqual([])
  })

  it('is renamed under its version and comes back after deletion', async () => {
    const row = await owner.api.ai.conversation.create({ title: 'First' })
    const renamed = await owner.api.ai.conversation.update({ id: row.id, version: 1, patch: { title: 'Second' } })
    expect(renamed).toMatchObject({ title: 'Second', version: 2 })
    expect((await errorOf(owner.api.ai.conversation.update({ id: row.id, version: 1, patch: { title: 'Third' } }))).reason).toBe('stale_version')
    await owner.api.ai.conversation.remove({ ids: [row.id] })
    expect((await errorOf(owner.api.ai.conversation.ask({ conversationId: row.id, content: 'Hi' }))).code).toBe('NOT_FOUND')
    await owner.api.ai.conversation.restore({ ids: [row.id] })
    expect((await owner.api.ai.conversation.get({ id: row.id })).title).toBe('Second')
  })
})
