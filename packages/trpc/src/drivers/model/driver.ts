/** One turn of a conversation. */
export type ChatMessage = { role: 'system' | 'user' | 'assistant'; content: string }

/** A numbered passage that an answer may cite as [n]. `page` counts from 1. */
export type Passage = { n: number; id: string; title: string; content: string; headingTrail?: string[]; page?: number | null }

/** Tokens as the provider counted them; `estimated` where it reported none. `promptTokens` includes `cachedTokens` and `totalTokens` is prompt plus completion. */
export type ModelUsage = {
  promptTokens: number
  completionTokens: number
  totalTokens: number
  cachedTokens?: number
  reasoningTokens?: number
  estimated?: true
}

/** Why an answer ended: by itself, at the token limit, stopped by a content filter, or anything else the provider says. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'other'

/** What a stream gives: pieces of text (never empty), pieces of the model's reasoning where it shows them, and one `finish` at the end. */
export type ModelStreamPart =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'finish'; usage: ModelUsage; finishReason: FinishReason; model: string }

/** A call. `context` are the passages already in the prompt; a local model answers from them. `maxTokens` bounds the completion. */
export type ModelRequest = {
  messages: readonly ChatMessage[]
  model: string
  temperature?: number
  maxTokens?: number
  signal?: AbortSignal
  context?: readonly Passage[]
}

/**
 * Answers a conversation in pieces. Exactly one `finish` is the last part of a stream that ends well; a stream that breaks throws a
 * ContractError instead, so that half an answer is never taken for a whole one. A stopped signal throws the signal's reason. `local` needs no network.
 */
export interface ModelDriver {
  readonly id: string
  readonly provider: string
  readonly local: boolean
  stream(request: ModelRequest): AsyncIterable<ModelStreamPart>
}
