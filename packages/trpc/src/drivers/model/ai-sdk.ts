import { createAnthropic } from '@ai-sdk/anthropic'
import { createOpenAI } from '@ai-sdk/openai'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { ContractError } from '@colonnade/contract/kernel/errors'
import { type LanguageModel, type LanguageModelUsage, streamText } from 'ai'
import { estimateTokens } from '../../domains/ai/retrieval/estimate.ts'
import type { ChatMessage, FinishReason, ModelDriver, ModelRequest, ModelStreamPart, ModelUsage } from './driver.ts'
import { type ProviderIdentity, providerError, providerTimeout, streamBroken, toProviderError } from './provider-error.ts'
import { providerFetch } from './provider-fetch.ts'
import { DEFAULT_RETRY, pause, retryDelay, type RetryOptions } from './retry.ts'

/** Which API a provider speaks. */
export type ProviderKind = 'openai' | 'anthropic' | 'openai-compatible'

/** `name` is what people read. `baseUrl` is needed for `openai-compatible` only. `firstPartMs` bounds the wait for the first words, `idleMs` any silence after them. */
export type AiSdkModelConfig = {
  id: string
  kind: ProviderKind
  name: string
  apiKey?: string
  baseUrl?: string
  firstPartMs?: number
  idleMs?: number
  retry?: Partial<RetryOptions>
}

const BASE_URLS: Record<ProviderKind, string> = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com/v1', 'openai-compatible': '' }

const identify = ({ name, kind, apiKey, baseUrl }: AiSdkModelConfig): ProviderIdentity => ({ provider: name, baseUrl: baseUrl ?? BASE_URLS[kind], secrets: apiKey === undefined ? [] : [apiKey] })

const languageModel = (config: AiSdkModelConfig, who: ProviderIdentity, model: string): LanguageModel => {
  const { kind, apiKey } = config
  const common = { baseURL: who.baseUrl, fetch: providerFetch(who) }
  if (kind === 'openai') return createOpenAI({ ...common, apiKey: apiKey ?? '' }).chat(model)
  if (kind === 'anthropic') return createAnthropic({ ...common, apiKey: apiKey ?? '' })(model)
  return createOpenAICompatible({ ...common, name: config.id, includeUsage: true, ...(apiKey === undefined ? {} : { apiKey }) })(model)
}

const checkConfig = (config: AiSdkModelConfig, who: ProviderIdentity): void => {
  if (who.baseUrl === '' || !URL.canParse(who.baseUrl)) {
    throw providerError(who, 'PRECONDITION_FAILED', 'provider_url_missing', `${config.name} has no valid base URL.`, 'Enter the address of its API, for example http://localhost:11434/v1.')
  }
  if (config.kind !== 'openai-compatible' && (config.apiKey ?? '') === '') {
    throw providerError(who, 'PRECONDITION_FAILED', 'provider_key_missing', `${config.name} has no API key.`, 'Enter a key for this provider in the gateway settings.')
  }
}

const finishReasonOf = (reason: string): FinishReason => (reason === 'stop' || reason === 'length' || reason === 'content-filter' ? reason : 'other')

/** The provider's own count; an estimate, marked as one, where it gives none. Cached prompt tokens are part of the prompt's. */
const usageOf = (usage: LanguageModelUsage, messages: readonly ChatMessage[], text: string): ModelUsage => {
  const known = usage.inputTokens !== undefined && usage.outputTokens !== undefined
  const promptTokens = usage.inputTokens ?? messages.reduce((sum, { content }) => sum + estimateTokens(content) + 4, 0)
  const completionTokens = usage.outputTokens ?? estimateTokens(text)
  const cachedTokens = usage.inputTokenDetails.cacheReadTokens
  const reasoningTokens = usage.outputTokenDetails.reasoningTokens
  return {
    promptTokens,
    completionTokens,
    totalTokens: promptTokens + completionTokens,
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
    ...(reasoningTokens === undefined ? {} : { reasoningTokens }),
    ...(known ? {} : { estimated: true as const }),
  }
}

const promptOf = (messages: readonly ChatMessage[]) => {
  const instructions = messages.filter(({ role }) => role === 'system').map(({ content }) => content).join('\n\n')
  const turns = messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }]))
  if (turns.length === 0) throw new ContractError('BAD_REQUEST', 'messages_empty', 'There is no message to answer.', { remedy: 'Send at least one user message.' })
  return { messages: turns, ...(instructions === '' ? {} : { instructions }) }
}

/** Ends a call after a silence: `touch` starts the clock anew. */
const watchdog = (milliseconds: number) => {
  const controller = new AbortController()
  let timer = setTimeout(() => controller.abort(), milliseconds)
  return {
    signal: controller.signal,
    touch: (next: number): void => {
      clearTimeout(timer)
      timer = setTimeout(() => controller.abort(), next)
    },
    stop: (): void => clearTimeout(timer),
  }
}

type Call = { config: Required<Pick<AiSdkModelConfig, 'firstPartMs' | 'idleMs'>>; who: ProviderIdentity; model: LanguageModel; request: ModelRequest }

/** One try: the parts of the provider's stream, until it finishes or breaks. */
async function* attempt({ config, who, model, request }: Call): AsyncGenerator<ModelStreamPart> {
  const silence = watchdog(config.firstPartMs)
  const gone = new AbortController()
  const signals = [silence.signal, gone.signal, ...(request.signal === undefined ? [] : [request.signal])]
  let text = ''
  let finished = false
  try {
    const { temperature, maxTokens } = request
    const { stream } = streamText({ model, ...promptOf(request.messages), temperature, maxOutputTokens: maxTokens, maxRetries: 0, abortSignal: AbortSignal.any(signals), onError: () => {} })
    for await (const part of stream) {
      if (part.type === 'error') throw part.error
      if (part.type === 'abort') break
      if (part.type === 'text-delta' || part.type === 'reasoning-delta') silence.touch(config.idleMs)
      if (part.type === 'reasoning-delta' && part.text !== '') yield { type: 'reasoning', text: part.text }
      if (part.type === 'text-delta' && part.text !== '') {
        text += part.text
        yield { type: 'text', text: part.text }
      }
      if (part.type !== 'finish') continue
      if (part.rawFinishReason === undefined) throw streamBroken(who)
      finished = true
      yield { type: 'finish', usage: usageOf(part.totalUsage, request.messages, text), finishReason: finishReasonOf(part.finishReason), model: request.model }
    }
    if (!finished) throw streamBroken(who)
  } catch (error) {
    request.signal?.throwIfAborted()
    if (silence.signal.aborted) throw providerTimeout(who, text === '' ? config.firstPartMs : config.idleMs)
    throw toProviderError(who, error, text !== '')
  } finally {
    silence.stop()
    gone.abort()
  }
}

/**
 * A model behind OpenAI, Anthropic or any server that speaks OpenAI's API (Ollama, vLLM…). Failures before the first words are tried again, honouring
 * Retry-After; once words have been given out a failure is thrown, never repeated. Leaving the loop early closes the connection.
 */
export const createAiSdkModel = (config: AiSdkModelConfig): ModelDriver => {
  const who = identify(config)
  const times = { firstPartMs: config.firstPartMs ?? 60_000, idleMs: config.idleMs ?? 30_000 }
  const retry = { ...DEFAULT_RETRY, ...config.retry }
  return {
    id: config.id,
    provider: config.name,
    local: false,
    async *stream(request) {
      checkConfig(config, who)
      const model = languageModel(config, who, request.model)
      for (let tries = 0; ; tries += 1) {
        let started = false
        try {
          request.signal?.throwIfAborted()
          for await (const part of attempt({ config: times, who, model, request })) {
            started = true
            yield part
          }
          return
        } catch (error) {
          const wait = started ? undefined : retryDelay(error, tries, retry)
          if (wait === undefined) throw error
          await pause(wait, request.signal)
        }
      }
    },
  }
}
