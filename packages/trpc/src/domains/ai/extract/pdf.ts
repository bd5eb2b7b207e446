import { getDocumentProxy } from 'unpdf'
import { type ExtractedDocument, type RawBlock, tidy, withPaths } from './block.ts'
import { corrupt, encrypted, type ExtractContext, noText, tooLarge } from './limits.ts'
import { dropRunningLines, linesOf, type PdfItem, type PdfLine } from './pdf-lines.ts'
import { layoutBlocks } from './pdf-layout.ts'
import { fileStem } from './title.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

const open = async (bytes: Uint8Array): Promise<Pdf> => {
  try {
    return await getDocumentProxy(bytes.slice(), { verbosity: 0, enableXfa: false, maxImageSize: 1 })
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw encrypted('PDF')
    throw corrupt('PDF', 'its structure cannot be read')
  }
}

const itemsOf = async (pdf: Pdf, page: number): Promise<PdfItem[]> => {
  const proxy = await pdf.getPage(page)
  const { items } = await proxy.getTextContent({ includeMarkedContent: false })
  proxy.cleanup()
  return items.flatMap((item) => {
    if (!('str' in item)) return []
    const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
    return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) }]
  })
}

type Read = { pages: PdfLine[][]; unreadable: number[]; empty: number[] }

const readPages = async (pdf: Pdf, { limits, signal }: ExtractContext): Promise<Read> => {
  const read: Read = { pages: [], unreadable: [], empty: [] }
  let characters = 0
  for (let page = 1; page <= pdf.numPages; page += 1) {
    signal?.throwIfAborted()
    const items = await itemsOf(pdf, page).catch(() => undefined)
    if (items === undefined) read.unreadable.push(page)
    const lines = linesOf(items ?? [], page)
    if (items !== undefined && lines.length === 0) read.empty.push(page)
    characters += lines.reduce((sum, { text }) => sum + text.length, 0)
    if (characters > limits.maxCharacters) throw tooLarge('The PDF holds more text than can be indexed', `${limits.maxCharacters} characters`)
    read.pages.push(lines)
  }
  return read
}

const listPages = (pages: readonly number[]): string => (pages.length > 8 ? `${pages.slice(0, 8).join(', ')} and ${pages.length - 8} more` : pages.join(', '))

const metaTitle = async (pdf: Pdf): Promise<string> => {
  const info = await pdf.getMetadata().then(({ info: found }) => found as Record<string, unknown>, () => ({}) as Record<string, unknown>)
  const title = typeof info['Title'] === 'string' ? tidy(info['Title']) : ''
  return /^(?:untitled|microsoft word|document\d*$|.*\.(?:docx?|tex|dvi|indd|pptx?)$)/iu.test(title) ? '' : title
}

/** Word processors often set a title like any other line, alone at the top of the first page. */
const firstLine = (blocks: readonly RawBlock[]): string => {
  const first = blocks[0]
  return first !== undefined && first.page === 1 && first.kind !== 'table' && first.text.length <= 120 && !/[.。]$/u.test(first.text) ? first.text : ''
}

const titleOf = async (pdf: Pdf, blocks: readonly RawBlock[], fileName: string): Promise<string> => {
  const top = blocks.find(({ kind, level, page }) => kind === 'heading' && level === 1 && page === 1)
  return (await metaTitle(pdf)) || firstLine(blocks) || top?.text || fileStem(fileName)
}

/**
 * A PDF as blocks with their pages: lines joined into paragraphs, divided words made whole, running heads and page numbers dropped.
 * Throws for a password, a broken file, too many pages, and a file of scanned pictures.
 */
export const extractPdf = async (bytes: Uint8Array, context: ExtractContext): Promise<ExtractedDocument> => {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > context.limits.maxPages) throw tooLarge(`The PDF has ${pdf.numPages} pages`, `${context.limits.maxPages} pages`)
    const { pages, unreadable, empty } = await readPages(pdf, context)
    if (unreadable.length === pdf.numPages) throw corrupt('PDF', 'none of its pages can be read')
    const { pages: kept } = dropRunningLines(pages)
    const blocks = layoutBlocks(kept)
    if (blocks.length === 0) throw noText('The PDF holds no text; its pages are probably scanned pictures.', 'Run text recognition (OCR) on it and upload the result.')
    const warnings = [
      ...(unreadable.length > 0 ? [`Page ${listPages(unreadable)} could not be read and was left out.`] : []),
      ...(empty.length > 0 ? [`Page ${listPages(empty)} has no text; it may be a picture.`] : []),
    ]
    return { title: await titleOf(pdf, blocks, context.fileName), blocks: withPaths(blocks), warnings }
  } finally {
    await pdf.loadingTask.destroy()
  }
}
