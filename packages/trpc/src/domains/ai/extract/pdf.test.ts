import { describe, expect, it } from 'vitest'
import { extractInThread } from './extract.ts'
import { linesOf } from './pdf-lines.ts'

type Line = { text: string; y: number; x?: number; size?: number }

/** A PDF as small as the format allows: one font, one content stream a page. */
const buildPdf = (pages: readonly Line[][], extra: { trailer?: string; objects?: string[] } = {}): Uint8Array => {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
  pages.forEach((lines, at) => {
    const stream = lines.map(({ text, y, x = 72, size = 12 }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/gu, '\\$&')}) Tj ET`).join('\n')
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`)
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  })
  objects.push(...(extra.objects ?? []))
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, at) => {
    const offset = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${xref}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra.trailer ?? ''} >>\nstartxref\n${body.length}\n%%EOF`
  return new Uint8Array(Buffer.from(body + tail, 'latin1'))
}

const read = (bytes: Uint8Array, limits = {}) => extractInThread({ fileName: 'paper.pdf', mimeType: 'application/pdf', bytes }, limits)
const prose = (y: number, ...texts: string[]): Line[] => texts.map((text, at) => ({ text, y: y - at * 14 }))

describe('PDF', () => {
  it('joins lines, divided words and pages, and finds headings, lists and tables', async () => {
    const { title, blocks, warnings } = await read(
      buildPdf([
        [
          { text: 'All about ducks', y: 740, size: 20 },
          ...prose(700, 'Ducks are generally smaller than swans and their inhab-', 'itants of ponds. They are self-', 'sufficient birds.'),
          { text: '- swim', y: 630, x: 90 },
          { text: '- fly far and', y: 616, x: 90 },
          { text: 'land well', y: 602, x: 100 },
          ...['Bird,Weight,Wings', 'Duck,1,2', 'Swan,9,2'].flatMap((row, at) => row.split(',').map((text, column) => ({ text, y: 560 - at * 14, x: 72 + column * 150 }))),
          ...prose(500, 'The last sentence of this page goes'),
        ],
        [...prose(740, 'on over here, without a break.'), { text: '2.1 Feeding', y: 690 }, ...prose(660, 'They eat grass.')],
      ]),
    )
    expect(title).toBe('All about ducks')
    expect(warnings).toEqual([])
    expect(blocks.map(({ kind, text, page }) => [kind, text, page])).toEqual([
      ['heading', 'All about ducks', 1],
      ['paragraph', 'Ducks are generally smaller than swans and their inhabitants of ponds. They are self-sufficient birds.', 1],
      ['list', '- swim\n- fly far and land well', 1],
      ['table', 'Bird | Weight | Wings\nDuck | 1 | 2\nSwan | 9 | 2', 1],
      ['paragraph', 'The last sentence of this page goes on over here, without a break.', 1],
      ['heading', '2.1 Feeding', 2],
      ['paragraph', 'They eat grass.', 2],
    ])
    expect(blocks.at(-1)?.path).toEqual(['All about ducks', '2.1 Feeding'])
  })

  it('drops running heads and page numbers', async () => {
    const pages = [1, 2, 3, 4].map((page) => [{ text: `The Duck Review, issue ${page}`, y: 760 }, ...prose(700, `Page ${page} says something of its own.`), { text: String(page), y: 40, x: 300 }])
    const { blocks } = await read(buildPdf(pages))
    expect(blocks.map(({ text }) => text)).toEqual([1, 2, 3, 4].map((page) => `Page ${page} says something of its own.`))
  })

  it('says so when there are only pictures, and which pages have none', async () => {
    await expect(read(buildPdf([[]]))).rejects.toMatchObject({ shape: { reason: 'document_no_text', remedy: expect.stringContaining('OCR') } })
    const { warnings } = await read(buildPdf([prose(700, 'Text.'), []]))
    expect(warnings).toEqual([expect.stringContaining('Page 2 has no text')])
  })

  it('refuses a password, damage and too many pages', async () => {
    const handler = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`
    const locked = buildPdf([prose(700, 'Secret.')], { objects: [handler], trailer: `/Encrypt 6 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` })
    await expect(read(locked)).rejects.toMatchObject({ shape: { code: 'BAD_REQUEST', reason: 'document_encrypted' } })
    await expect(read(new TextEncoder().encode('%PDF-1.7\nthis is not one'))).rejects.toMatchObject({ shape: { reason: 'document_corrupt' } })
    await expect(read(buildPdf([prose(700, 'a'), prose(700, 'b')]), { maxPages: 1 })).rejects.toMatchObject({ shape: { reason: 'document_too_large' } })
    await expect(read(buildPdf([prose(700, 'a'.repeat(500))]), { maxCharacters: 50 })).rejects.toMatchObject({ shape: { reason: 'document_too_large' } })
  })
})

describe('linesOf', () => {
  it('keeps a raised number on its line and starts a new one at a column', () => {
    const item = (text: string, x: number, y: number, size = 10) => ({ text, x, y, width: text.length * 5, size })
    const lines = linesOf([item('Duck', 50, 700), item('1', 70, 703, 6), item('left two', 50, 688), item('right one', 300, 700)], 1)
    expect(lines.map(({ text }) => text)).toEqual(['Duck1', 'left two', 'right one'])
  })
})
