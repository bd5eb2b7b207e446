import type { ExtractedDocument } from './block.ts'
import { extractCsv } from './csv.ts'
import { type Detected, detectKind } from './detect.ts'
import { extractDocx } from './docx.ts'
import { extractHtml } from './html.ts'
import { DEFAULT_LIMITS, type ExtractContext, type ExtractLimits, tooLarge, tooManyBytes } from './limits.ts'
import { extractMarkdown } from './markdown.ts'
import { extractPdf } from './pdf.ts'
import { extractText } from './text.ts'

/** An uploaded file. `mimeType` and the name's ending are only hints between text formats; the content decides. */
export type ExtractInput = { fileName: string; mimeType: string; bytes: Uint8Array }

const run = (detected: Detected, bytes: Uint8Array, context: ExtractContext): ExtractedDocument | Promise<ExtractedDocument> => {
  switch (detected.kind) {
    case 'pdf':
      return extractPdf(bytes, context)
    case 'docx':
      return extractDocx(bytes, context)
    case 'html':
      return extractHtml(detected.text, context)
    case 'markdown':
      return extractMarkdown(detected.text, context)
    case 'csv':
      return extractCsv(detected.text, context)
    case 'text':
      return extractText(detected.text, context)
  }
}

/**
 * Title, blocks and warnings of a file, read in this thread. Trusted callers and tests only: a hostile file can hold the thread for long;
 * `extractDocument` bounds time and memory.
 */
export const extractInThread = async (input: ExtractInput, limits: Partial<ExtractLimits> = {}, signal?: AbortSignal): Promise<ExtractedDocument> => {
  const all = { ...DEFAULT_LIMITS, ...limits }
  if (input.bytes.length > all.maxBytes) throw tooManyBytes(input.bytes.length, all.maxBytes)
  const detected = detectKind(input.bytes, input.fileName, input.mimeType)
  const document = await run(detected, input.bytes, { fileName: input.fileName, limits: all, signal })
  const characters = document.blocks.reduce((sum, { text }) => sum + text.length, 0)
  if (characters > all.maxCharacters) throw tooLarge('The document holds more text than can be indexed', `${all.maxCharacters} characters`)
  const legacy = 'encoding' in detected && !detected.encoding.startsWith('utf') ? [`Read as ${detected.encoding}; if characters look wrong, save the file as UTF-8.`] : []
  return { ...document, warnings: [...document.warnings, ...legacy] }
}
