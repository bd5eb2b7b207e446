import { ContractError } from '@colonnade/contract/kernel/errors'

/** What an uploaded file may cost at most. Bytes, pages, characters, milliseconds and megabytes of memory as named. */
export type ExtractLimits = {
  maxBytes: number
  maxPages: number
  maxUnzippedBytes: number
  maxZipEntries: number
  maxCharacters: number
  maxDepth: number
  maxRows: number
  timeoutMs: number
  maxMemoryMb: number
}

/** Room for a long book; a zip bomb, an endless table or a document nested a million deep is refused. */
export const DEFAULT_LIMITS: ExtractLimits = {
  maxBytes: 50_000_000,
  maxPages: 2_000,
  maxUnzippedBytes: 200_000_000,
  maxZipEntries: 5_000,
  maxCharacters: 10_000_000,
  maxDepth: 400,
  maxRows: 100_000,
  timeoutMs: 120_000,
  maxMemoryMb: 1_024,
}

/** What every extractor gets. */
export type ExtractContext = { fileName: string; limits: ExtractLimits; signal?: AbortSignal }

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1_000_000))} MB`

/** The file (or what it unpacks to) is larger than allowed. */
export const tooLarge = (what: string, limit: string): ContractError =>
  new ContractError('PAYLOAD_TOO_LARGE', 'document_too_large', `${what}; the limit is ${limit}.`, { remedy: 'Split the document into smaller files and upload them one by one.' })

/** The file has more bytes than `maxBytes`. */
export const tooManyBytes = (bytes: number, limit: number): ContractError => tooLarge(`The file has ${megabytes(bytes)}`, megabytes(limit))

/** The file is broken; `detail` says where, in words. */
export const corrupt = (kind: string, detail: string): ContractError =>
  new ContractError('BAD_REQUEST', 'document_corrupt', `The ${kind} file is damaged: ${detail}.`, { remedy: 'Open it in the program it was made with, save it again and upload that copy.' })

/** The file wants a password. */
export const encrypted = (kind: string): ContractError =>
  new ContractError('BAD_REQUEST', 'document_encrypted', `The ${kind} file is protected by a password.`, { remedy: 'Remove the password and upload the file again.' })

/** The file's kind is known but not read, or not known. */
export const unsupported = (what: string): ContractError =>
  new ContractError('BAD_REQUEST', 'document_unsupported', `${what} cannot be read.`, { remedy: 'Upload PDF, DOCX, HTML, Markdown, CSV or plain text; other formats can usually be saved as one of these.' })

/** The file was read but holds no text. */
export const noText = (message: string, remedy: string): ContractError => new ContractError('BAD_REQUEST', 'document_no_text', message, { remedy })

/** Reading took longer than `timeoutMs`. */
export const timedOut = (limitMs: number): ContractError =>
  new ContractError('BAD_REQUEST', 'document_timeout', `Reading the document took longer than ${Math.round(limitMs / 1000)} seconds and was stopped.`, {
    remedy: 'Split the document, or save it again in a simpler form, and try once more.',
  })
