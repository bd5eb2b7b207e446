import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { embedMany } from 'ai'
import { estimateTokens } from '../../domains/ai/retrieval/estimate.ts'
import { badAnswer, type ProviderIdentity, providerError, providerTimeout, toProviderError } from '../model/provider-error.ts'
import { providerFetch } from '../model/provider-fetch.ts'
import { DEFAULT_RETRY, type RetryOptions, withRetry } from '../model/retry.ts'
import { type EmbeddingDriver, type EmbedResult, normaliseVector, padVector, VECTOR_DIMENSIONS } from './driver.ts'

/** `name` is what people read. `batchSize` texts go into one request, `timeoutMs` bounds it. `requestDimensions` is sent for models that can shorten their vectors. */
export type OpenAiCompatibleEmbeddingConfig = {
  id: string
  name: string
  baseUrl: string
  model: string
  apiKey?: string
  requestDimensions?: number
  batchSize?: number
  maxBatchTokens?: number
  timeoutMs?: number
  retry?: Partial<RetryOptions>
}

type Settings = OpenAiCompatibleEmbeddingConfig & { who: ProviderIdentity }

/** Batches bounded by count and by estimated tokens; a server refuses a request that is too large as a whole. */
const batchesOf = (texts: readonly string[], size: number, maxTokens: number): string[][] => {
  const batches: string[][] = []
  let tokens = 0
  for (const text of texts) {
    const cost = estimateTokens(text)
    const batch = batches.at(-1)
    if (batch === undefined || batch.length >= size || tokens + cost > maxTokens) {
      batches.push([text])
      tokens = cost
    } else {
      batch.push(text)
      tokens += cost
    }
  }
  return batches
}

const checkVectors = (who: ProviderIdentity, embeddings: readonly number[][], expected: number): void => {
  if (embeddings.length !== expected) throw badAnswer(who, `${embeddings.length} vectors for ${expected} texts`)
  const width = embeddings[0]?.length ?? 0
  if (width === 0 || embeddings.some((vector) => vector.length !== width)) throw badAnswer(who, 'vectors of different lengths')
  if (embeddings.some((vector) => !vector.every(Number.isFinite))) throw badAnswer(who, 'a vector that is not made of numbers')
  if (width > VECTOR_DIMENSIONS) {
    throw providerError(who, 'PRECONDITION_FAILED', 'embedding_too_wide', `The model gives ${width} dimensions; at most ${VECTOR_DIMENSIONS} are stored.`, `Set the dimensions of this model to ${VECTOR_DIMENSIONS} or choose a smaller one.`)
  }
}

const embedBatch = async ({ who, model, apiKey, id, requestDimensions, timeoutMs = 60_000 }: Settings, values: string[], signal?: AbortSignal): Promise<EmbedResult> => {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const provider = createOpenAICompatible({ name: id, baseURL: who.baseUrl, fetch: providerFetch(who), ...(apiKey === undefined ? {} : { apiKey }) })
    const abortSignal = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
    const options = requestDimensions === undefined ? {} : { providerOptions: { openaiCompatible: { dimensions: requestDimensions } } }
    const { embeddings, usage } = await embedMany({ model: provider.embeddingModel(model), values, maxRetries: 0, abortSignal, ...options })
    checkVectors(who, embeddings, values.length)
    const tokens = Number.isFinite(usage.tokens) ? usage.tokens : values.reduce((sum, text) => sum + estimateTokens(text), 0)
    return { vectors: embeddings.map((vector) => padVector(normaliseVector(vector))), tokens }
  } catch (error) {
    signal?.throwIfAborted()
    throw timeout.aborted ? providerTimeout(who, timeoutMs) : toProviderError(who, error)
  }
}

/**
 * Embeddings from any server that speaks OpenAI's `/embeddings`, OpenAI itself among them. Batches go one after another; 429 and 5xx are tried again,
 * honouring Retry-After; vectors are checked (count, width, finite), brought to length 1 and padded to 1536.
 */
export const createOpenAiCompatibleEmbedding = (config: OpenAiCompatibleEmbeddingConfig): EmbeddingDriver => {
  const who: ProviderIdentity = { provider: config.name, baseUrl: config.baseUrl, secrets: config.apiKey === undefined ? [] : [config.apiKey] }
  const retry = { ...DEFAULT_RETRY, ...config.retry }
  return {
    id: config.id,
    model: config.requestDimensions === undefined ? config.model : `${config.model}@${config.requestDimensions}`,
    dimensions: VECTOR_DIMENSIONS,
    local: false,
    async embed(texts, { signal } = {}) {
      const result: EmbedResult = { vectors: [], tokens: 0 }
      // An empty text is refused by most servers; a space is not.
      const values = texts.map((text) => (text.trim() === '' ? ' ' : text.toWellFormed()))
      for (const batch of batchesOf(values, config.batchSize ?? 96, config.maxBatchTokens ?? 100_000)) {
        signal?.throwIfAborted()
        const part = await withRetry(() => embedBatch({ ...config, who }, batch, signal), retry, signal)
        result.vectors.push(...part.vectors)
        result.tokens += part.tokens
      }
      return result
    },
  }
}
