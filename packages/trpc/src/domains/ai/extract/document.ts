import { Worker } from 'node:worker_threads'
import { ContractError } from '@colonnade/contract/kernel/errors'
import type { ExtractedDocument } from './block.ts'
import type { ExtractInput } from './extract.ts'
import { corrupt, DEFAULT_LIMITS, type ExtractLimits, timedOut, tooLarge, tooManyBytes } from './limits.ts'

/** Limits to change, and a signal that stops the reading at once. */
export type ExtractOptions = { limits?: Partial<ExtractLimits>; signal?: AbortSignal }

type Reply = { document: ExtractedDocument } | { error: ContractError['shape'] }

/** Source runs as it is, the build beside its own output. */
const workerUrl = (): URL => new URL(import.meta.url.endsWith('.ts') ? './extract.worker.ts' : './extract.worker.js', import.meta.url)

const toError = ({ code, reason, message, ...more }: ContractError['shape']): ContractError => new ContractError(code, reason, message, more)

const start = (input: ExtractInput, limits: ExtractLimits): Worker =>
  new Worker(workerUrl(), {
    workerData: { input: { ...input, bytes: Uint8Array.from(input.bytes) }, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.maxMemoryMb, stackSizeMb: 8 },
    stdout: true,
    stderr: true,
  })

const crashed = (error: unknown, limits: ExtractLimits): ContractError =>
  (error as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLarge('The document needs more memory to be read than is allowed', `${limits.maxMemoryMb} MB`) : corrupt('uploaded', 'reading it failed')

/**
 * Title, blocks and warnings of an untrusted file, read in a thread of its own: past `timeoutMs` or `maxMemoryMb` the thread is ended and the
 * caller gets a ContractError that says so. An aborted signal ends it too and rejects with the signal's reason.
 */
export const extractDocument = async (input: ExtractInput, { limits: changed = {}, signal }: ExtractOptions = {}): Promise<ExtractedDocument> => {
  const limits = { ...DEFAULT_LIMITS, ...changed }
  signal?.throwIfAborted()
  if (input.bytes.length > limits.maxBytes) throw tooManyBytes(input.bytes.length, limits.maxBytes)
  const worker = start(input, limits)
  const { promise, resolve, reject } = Promise.withResolvers<ExtractedDocument>()
  const timer = setTimeout(() => reject(timedOut(limits.timeoutMs)), limits.timeoutMs)
  const stop = (): void => reject(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  worker.once('message', (reply: Reply) => ('document' in reply ? resolve(reply.document) : reject(toError(reply.error))))
  worker.once('error', (error) => reject(crashed(error, limits)))
  worker.once('exit', () => reject(crashed(undefined, limits)))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
