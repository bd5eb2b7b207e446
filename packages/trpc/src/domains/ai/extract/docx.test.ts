import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { extractInThread } from './extract.ts'
import { listZip, unzipWithin } from './zip.ts'
import { DEFAULT_LIMITS } from './limits.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
const RELS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
const STYLES = `<?xml version="1.0"?><w:styles ${W}>${['heading 1', 'heading 2', 'Title'].map((name) => `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`).join('')}</w:styles>`

const paragraph = (text: string, style = ''): string => `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`
const row = (...cells: string[]): string => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`
const parts = (body: string) => ({
  '[Content_Types].xml': strToU8(TYPES),
  '_rels/.rels': strToU8(RELS),
  'word/styles.xml': strToU8(STYLES),
  'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
})
const buildDocx = (body: string): Uint8Array => zipSync(parts(body))
const read = (bytes: Uint8Array, limits = {}) => extractInThread({ fileName: 'notes.docx', mimeType: '', bytes }, limits)

describe('DOCX', () => {
  it('gives headings with their trail, paragraphs and tables', async () => {
    const { title, blocks } = await read(buildDocx([paragraph('鸭子手册', 'heading1'), paragraph('会游泳。'), paragraph('Food', 'heading2'), `<w:tbl>${row('Bird', 'Eats')}${row('Duck', 'Grass')}</w:tbl>`].join('')))
    expect(title).toBe('鸭子手册')
    expect(blocks).toEqual([
      { kind: 'heading', level: 1, text: '鸭子手册', path: [] },
      { kind: 'paragraph', text: '会游泳。', path: ['鸭子手册'] },
      { kind: 'heading', level: 2, text: 'Food', path: ['鸭子手册'] },
      { kind: 'table', text: 'Bird: Duck; Eats: Grass', path: ['鸭子手册', 'Food'] },
    ])
  })

  it('is known by its content, whatever its name', async () => {
    const { title } = await extractInThread({ fileName: 'x.pdf', mimeType: 'application/pdf', bytes: buildDocx(paragraph('Duck')) })
    expect(title).toBe('x')
  })

  it('refuses a bomb before unpacking it', async () => {
    const bomb = zipSync({ ...parts(paragraph('x')), 'word/footnotes.xml': new Uint8Array(30_000_000) })
    expect(bomb.length).toBeLessThan(100_000)
    await expect(read(bomb, { maxUnzippedBytes: 10_000_000 })).rejects.toMatchObject({ shape: { code: 'PAYLOAD_TOO_LARGE', reason: 'document_too_large' } })
    const many = zipSync({ ...parts(paragraph('x')), ...Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`word/p${at}.xml`, new Uint8Array(1)])) })
    await expect(read(many, { maxZipEntries: 100 })).rejects.toMatchObject({ shape: { reason: 'document_too_large' } })
  })

  it('cuts a part that lies about its size', () => {
    const zip = zipSync({ a: new Uint8Array(5_000_000) })
    const view = new DataView(zip.buffer, zip.byteOffset)
    for (let at = 0; at < zip.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
    }
    expect(listZip(zip)).toEqual([{ name: 'a', size: 10 }])
    let unpacked = 0
    try {
      unpacked = unzipWithin(zip, DEFAULT_LIMITS, () => true).get('a')?.length ?? 0
    } catch (error) {
      expect(error).toMatchObject({ shape: { reason: 'document_corrupt' } })
    }
    expect(unpacked).toBeLessThanOrEqual(10)
  })

  it('refuses what Word never writes', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(3_000)}${'</w:sdtContent></w:sdt>'.repeat(3_000)}`
    await expect(read(buildDocx(deep))).rejects.toMatchObject({ shape: { reason: 'document_corrupt', message: expect.stringContaining('nested') } })
    const entity = zipSync({ ...parts(''), 'word/document.xml': strToU8(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><w:document ${W}/>`) })
    await expect(read(entity)).rejects.toMatchObject({ shape: { reason: 'document_corrupt' } })
    await expect(read(buildDocx(''))).rejects.toMatchObject({ shape: { reason: 'document_no_text' } })
    await expect(read(buildDocx(paragraph('x')).slice(0, 300))).rejects.toMatchObject({ shape: { reason: 'document_corrupt' } })
    await expect(read(zipSync({ ...parts(''), 'word/document.xml': strToU8('<w:document') }))).rejects.toMatchObject({ shape: { code: 'BAD_REQUEST' } })
  })

  it('names formats it does not read', async () => {
    await expect(read(zipSync({ 'xl/workbook.xml': strToU8('<x/>') }))).rejects.toMatchObject({ shape: { message: 'An Excel file cannot be read.' } })
    await expect(read(zipSync({ 'a.txt': strToU8('x') }))).rejects.toMatchObject({ shape: { reason: 'document_unsupported' } })
    const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('EncryptedPackage', 'utf16le')])
    await expect(read(ole)).rejects.toMatchObject({ shape: { reason: 'document_encrypted' } })
    await expect(read(ole.slice(0, 8))).rejects.toMatchObject({ shape: { reason: 'document_unsupported' } })
  })
})
