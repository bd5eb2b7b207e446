import { createAiSdkModel } from '../../../drivers/model/ai-sdk.ts'
import type { ModelDriver } from '../../../drivers/model/driver.ts'
import { createLocalExtractive } from '../../../drivers/model/local-extractive.ts'
import type { EmbeddingDriver } from '../../../drivers/embedding/driver.ts'
import { createLocalEmbedding } from '../../../drivers/embedding/local.ts'
import { createOpenAiCompatibleEmbedding } from '../../../drivers/embedding/openai-compatible.ts'
import type { Services } from '../../../kernel/services.ts'

/** Keys and addresses of the platform's providers; each may be absent. */
export interface ProviderSettings { openAiKey?: string | undefined; openAiBaseUrl?: string | undefined; anthropicKey?: string | undefined }

type Provider = 'openai' | 'anthropic' | 'custom' | 'local'
/** A model of the catalogue, as far as a driver is concerned. */
export interface CatalogueModel { name: string; provider: Provider; modelType: 'chat' | 'embedding' }

/** Who answers for a model of the catalogue; null when no key or address for it is set. `apiName` is what the provider calls the model. */
export interface AiDrivers {
  chat(model: CatalogueModel): { driver: ModelDriver; apiName: string } | null
  embedding(model: CatalogueModel): EmbeddingDriver | null
}

const OPENAI = 'https://api.openai.com/v1'
/** Catalogue names the provider's API knows by another. */
const API_NAMES: Record<string, string> = { 'claude-3-5-sonnet': 'claude-3-5-sonnet-latest' }
/** Wider than what is stored; OpenAI's third generation can be asked for fewer dimensions. */
const SHORTENED: Record<string, number> = { 'text-embedding-3-large': 1536 }

function chatDrivers({ openAiKey, openAiBaseUrl, anthropicKey }: ProviderSettings): Partial<Record<Provider, ModelDriver>> {
  const compatible = openAiBaseUrl ? createAiSdkModel({ id: 'openai-compatible', kind: 'openai-compatible', name: 'The OpenAI-compatible server', baseUrl: openAiBaseUrl, ...(openAiKey ? { apiKey: openAiKey } : {}) }) : null
  return {
    local: createLocalExtractive(),
    ...(compatible ? { custom: compatible } : {}),
    // a proxy that takes a key stands in for OpenAI itself
    ...(openAiKey ? { openai: compatible ?? createAiSdkModel({ id: 'openai', kind: 'openai', name: 'OpenAI', apiKey: openAiKey }) } : {}),
    ...(anthropicKey ? { anthropic: createAiSdkModel({ id: 'anthropic', kind: 'anthropic', name: 'Anthropic', apiKey: anthropicKey }) } : {}),
  }
}

function embeddingOf({ openAiKey, openAiBaseUrl }: ProviderSettings, { name, provider }: CatalogueModel): EmbeddingDriver | null {
  if (provider === 'local') return createLocalEmbedding()
  const usable = provider === 'openai' ? openAiKey : provider === 'custom' ? openAiBaseUrl : undefined
  if (!usable) return null
  const dimensions = SHORTENED[name]
  return createOpenAiCompatibleEmbedding({
    id: provider, name: openAiBaseUrl ? 'The OpenAI-compatible server' : 'OpenAI', baseUrl: openAiBaseUrl ?? OPENAI, model: name,
    ...(openAiKey ? { apiKey: openAiKey } : {}), ...(dimensions ? { requestDimensions: dimensions } : {}),
  })
}

/** Drivers for the providers whose keys or addresses are set; the local ones are always there. */
export function createAiDrivers(settings: ProviderSettings = {}): AiDrivers {
  const chats = chatDrivers(settings)
  const embeddings = new Map<string, EmbeddingDriver | null>()
  return {
    chat(model) {
      const driver = model.modelType === 'chat' ? chats[model.provider] : undefined
      return driver ? { driver, apiName: API_NAMES[model.name] ?? model.name } : null
    },
    embedding(model) {
      if (model.modelType !== 'embedding') return null
      const key = `${model.provider}/${model.name}`
      if (!embeddings.has(key)) embeddings.set(key, embeddingOf(settings, model))
      return embeddings.get(key)!
    },
  }
}

/** The process's model drivers: those the composition root made, else the local ones. */
export function aiDriversOf(services: Pick<Services, 'drivers'>): AiDrivers {
  return (services.drivers['ai'] ??= createAiDrivers()) as AiDrivers
}
