import { type DecodedText, decodeText } from './decode.ts'
import { corrupt, encrypted, unsupported } from './limits.ts'
import { listZip } from './zip.ts'

/** What a file is, by its content; text kinds come decoded. */
export type Detected = { kind: 'pdf' | 'docx' } | ({ kind: 'html' | 'markdown' | 'csv' | 'text' } & DecodedText)

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => bytes[at] === byte)
const latin = (bytes: Uint8Array, length: number): string => new TextDecoder('latin1').decode(bytes.subarray(0, length))

const BINARY: { what: string; magic: number[] }[] = [
  { what: 'A PNG image', magic: [0x89, 0x50, 0x4e, 0x47] },
  { what: 'A JPEG image', magic: [0xff, 0xd8, 0xff] },
  { what: 'A GIF image', magic: [0x47, 0x49, 0x46, 0x38] },
  { what: 'A gzip archive', magic: [0x1f, 0x8b] },
  { what: 'A 7-Zip archive', magic: [0x37, 0x7a, 0xbc, 0xaf] },
  { what: 'A RAR archive', magic: [0x52, 0x61, 0x72, 0x21] },
  { what: 'A program', magic: [0x7f, 0x45, 0x4c, 0x46] },
  { what: 'An RTF document', magic: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
]

const detectZip = (bytes: Uint8Array): Detected => {
  const names = new Set(listZip(bytes).map(({ name }) => name))
  if (names.has('word/document.xml')) return { kind: 'docx' }
  if (names.has('ppt/presentation.xml')) throw unsupported('A PowerPoint file')
  if (names.has('xl/workbook.xml')) throw unsupported('An Excel file')
  if (names.has('mimetype')) throw unsupported('An OpenDocument or EPUB file')
  if (names.has('[Content_Types].xml')) throw corrupt('DOCX', 'its main part is missing')
  throw unsupported('A zip archive')
}

/** Old Office files and new ones behind a password share a container; a stream's name tells them apart. */
const detectOle = (bytes: Uint8Array): never => {
  const marker = Buffer.from('EncryptedPackage', 'utf16le')
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(marker)) throw encrypted('Office')
  throw unsupported('An Office file of the format before 2007')
}

const HTML_START = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu
const HTML_TAGS = /<(?:p|div|h[1-6]|table|article|section|ul)\b[^<>]*>/giu
const MARKDOWN = /^(?:#{1,6}\s+\S|```|~~~|\s{0,3}[-*+]\s+\S|\|.+\|\s*$|>\s|\[[^\]]+\]:\s)/gmu
const ATX = /^#{1,6}\s+\S/mu

const looksCsv = (text: string): boolean => {
  const lines = text.slice(0, 20_000).split(/\r?\n/u).filter((line) => line.trim() !== '').slice(0, 20)
  return lines.length >= 3 && [',', '\t', ';'].some((delimiter) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/gu, '').split(delimiter).length)
    return (counts[0] ?? 0) >= 2 && counts.every((count) => count === counts[0])
  })
}

/** Text formats carry no magic, so there the content decides first and the name only between what the content allows. */
const textKind = (text: string, fileName: string, mimeType: string): 'html' | 'markdown' | 'csv' | 'text' => {
  const head = text.slice(0, 50_000)
  const named = (extensions: RegExp, mime: RegExp): boolean => extensions.test(fileName) || mime.test(mimeType)
  if (HTML_START.test(head)) return 'html'
  if (named(/\.x?html?$/iu, /html/iu) && HTML_TAGS.test(head)) return 'html'
  if (named(/\.(?:md|markdown|mdx)$/iu, /markdown/iu)) return 'markdown'
  if (named(/\.(?:csv|tsv)$/iu, /\bcsv\b|tab-separated/iu)) return 'csv'
  if (/\.(?:txt|text|log)$/iu.test(fileName)) return 'text'
  if (looksCsv(text)) return 'csv'
  return ATX.test(head) && (head.match(MARKDOWN)?.length ?? 0) >= 2 ? 'markdown' : 'text'
}

/** What the bytes are. Throws a ContractError for an empty file, a known but unread format, or binary content. */
export const detectKind = (bytes: Uint8Array, fileName: string, mimeType: string): Detected => {
  if (bytes.length === 0) throw corrupt('uploaded', 'it is empty')
  if (latin(bytes, 1_024).includes('%PDF-')) return { kind: 'pdf' }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return detectZip(bytes)
  if (startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) throw corrupt('zip', 'there is nothing in it')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return detectOle(bytes)
  const binary = BINARY.find(({ magic }) => startsWith(bytes, ...magic))
  if (binary !== undefined) throw unsupported(binary.what)
  const decoded = decodeText(bytes)
  if (decoded === undefined) throw unsupported('A binary file of unknown kind')
  return { kind: textKind(decoded.text, fileName, mimeType), ...decoded }
}
