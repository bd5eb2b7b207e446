import { load } from 'cheerio'
import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { type ExtractedDocument, type RawBlock, withPaths } from './block.ts'
import { htmlBlocks, type Node } from './html-blocks.ts'
import { corrupt, type ExtractContext, type ExtractLimits, noText } from './limits.ts'
import { titleOf } from './title.ts'
import { unzipWithin } from './zip.ts'

const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/|word\/(?!media\/|embeddings\/|fonts\/|theme\/)[^/]+$|word\/_rels\/|docProps\/core\.xml$)/u
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='标题 ${level}'] => h${level}:fresh`),
  "p[style-name='Subtitle'] => p:fresh",
]

/** Depth of element nesting, by one pass over the tags; the XML reader recurses, so too deep a file is refused before it. */
const xmlDepth = (xml: string): number => {
  let depth = 0
  let deepest = 0
  for (const tag of xml.matchAll(/<(\/?)[A-Za-z][^<>]*?(\/?)>/gu)) {
    if (tag[1] === '/') depth -= 1
    else if (tag[2] !== '/') deepest = Math.max(deepest, (depth += 1))
  }
  return deepest
}

/** The document without its media, packed anew: what the reader unpacks has been measured here. */
const repack = (bytes: Uint8Array, limits: ExtractLimits): Buffer => {
  const parts = unzipWithin(bytes, limits, (name) => WANTED.test(name))
  const main = parts.get('word/document.xml')
  if (main === undefined) throw corrupt('DOCX', 'its main part is missing')
  for (const [name, part] of parts) {
    if (!name.endsWith('.xml')) continue
    const xml = new TextDecoder().decode(part)
    if (/<!DOCTYPE/iu.test(xml.slice(0, 2_000))) throw corrupt('DOCX', 'it declares a document type, which Word never writes')
    if (xmlDepth(xml) > limits.maxDepth) throw corrupt('DOCX', 'its parts are nested deeper than any document is')
  }
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 0 }))
}

const toHtml = async (buffer: Buffer): Promise<string> => {
  try {
    const result = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, externalFileAccess: false, includeEmbeddedStyleMap: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    return result.value
  } catch {
    throw corrupt('DOCX', 'its text cannot be read')
  }
}

const isMark = (text: string): boolean => /^[[\]↑\d]*$/u.test(text)

/** A Word document as blocks; pictures and embedded objects are left out, foot-notes stand at the end. */
export const extractDocx = async (bytes: Uint8Array, { fileName, limits }: ExtractContext): Promise<ExtractedDocument> => {
  const $ = load(await toHtml(repack(bytes, limits)))
  const pictures = $('img').length
  $('img').remove()
  $('sup, a[href^="#footnote"], a[href^="#endnote"]').each((_, element) => {
    if (isMark($(element).text().trim())) $(element).remove()
  })
  const { blocks } = htmlBlocks($('body')[0] as Node, limits.maxDepth)
  if (blocks.length === 0) throw noText('The document holds no text.', 'If its pages are pictures, run text recognition (OCR) on it first.')
  const warnings = pictures > 0 ? [`${pictures} picture${pictures === 1 ? '' : 's'} left out; only text is indexed.`] : []
  return { title: titleOf(blocks satisfies RawBlock[], fileName), blocks: withPaths(blocks), warnings }
}
