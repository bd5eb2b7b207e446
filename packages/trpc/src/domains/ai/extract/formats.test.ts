import { describe, expect, it } from 'vitest'
import { decodeText } from './decode.ts'
import { extractInThread } from './extract.ts'

const read = (content: string | Uint8Array, fileName = 'file', limits = {}) => extractInThread({ fileName, mimeType: '', bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }, limits)
const pairs = async (content: string, fileName: string) => (await read(content, fileName)).blocks.map(({ kind, text }) => [kind, text])

const MARKDOWN = `---
title: "Duck manual"
---
# Ducks **really**
A [link](http://x) with \`code\`, an ![image](y.png) and
a second *line* of snake_case_words.

Sub title
---------
* one
  continued
  * nested
2. two

> Quoted words.

\`\`\`ts
const a = '# not a heading'
\`\`\`

| Bird | Eats |
| --- | :-: |
| Duck | Grass \\| fish |
<!-- gone -->
`

describe('Markdown', () => {
  it('keeps structure and drops marks', async () => {
    const { title, blocks } = await read(MARKDOWN, 'a.md')
    expect(title).toBe('Duck manual')
    expect(blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['heading', 'Ducks really'],
      ['paragraph', 'A link with code, an image and a second line of snake_case_words.'],
      ['heading', 'Sub title'],
      ['list', '- one continued\n  - nested\n2. two'],
      ['paragraph', 'Quoted words.'],
      ['code', "const a = '# not a heading'"],
      ['table', 'Bird: Duck; Eats: Grass | fish'],
    ])
    expect(blocks.at(-1)?.path).toEqual(['Ducks really', 'Sub title'])
  })
  it('is recognised without its name', async () => {
    expect(await pairs('# Duck\n\n- a\n- b\n', 'blob')).toEqual([['heading', 'Duck'], ['list', '- a\n- b']])
  })
  it('ends on an unclosed fence and on hostile input', async () => {
    expect(await pairs('# A\n```\ncode', 'a.md')).toEqual([['heading', 'A'], ['code', 'code']])
    expect((await read(`# ${'*'.repeat(5_000)}${'['.repeat(5_000)}\n${'> '.repeat(5_000)}x`, 'a.md')).blocks.length).toBeGreaterThan(0)
  })
})

describe('CSV', () => {
  it('labels each value with its column', async () => {
    expect(await pairs('name,cores,note\nhost-1,96,"a, ""b""\nc"\nhost-2,64,\n', 'hosts.csv')).toEqual([['table', 'name: host-1; cores: 96; note: a, "b" c\nname: host-2; cores: 64']])
  })
  it('finds other delimiters, missing headers and broken rows', async () => {
    expect(await pairs('a;b\nx;1,5\ny;2,5', 'x.csv')).toEqual([['table', 'a: x; b: 1,5\na: y; b: 2,5']])
    expect(await pairs('1\t2\n3\t4\n5\t6\n', 'blob')).toEqual([['table', 'column 1: 1; column 2: 2\ncolumn 1: 3; column 2: 4\ncolumn 1: 5; column 2: 6']])
    expect(await pairs('a,b\n1,2,3\n4', 'x.csv')).toEqual([['table', 'a: 1; b: 2; column 3: 3\na: 4']])
  })
  it('stops at the row limit and says so', async () => {
    const { blocks, warnings } = await read(`a,b\n${'x,y\n'.repeat(50)}`, 'x.csv', { maxRows: 10 })
    expect(blocks[0]?.text.split('\n')).toHaveLength(10)
    expect(warnings).toEqual(['Only the first 10 rows were read.'])
  })
})

describe('plain text', () => {
  it('joins wrapped prose, keeps other lines, finds chapters', async () => {
    const wrapped = Array.from({ length: 4 }, () => 'Ducks are birds that swim on ponds and rivers, far and').join('\n')
    expect((await read(`第一章 鸭\n\n${wrapped}\nwide.`, 'a.txt')).blocks.map(({ kind, text }) => [kind, text.split('\n').length])).toEqual([['heading', 1], ['paragraph', 1]])
    expect(await pairs('one\ntwo\n\nthree', 'a.txt')).toEqual([['paragraph', 'one\ntwo'], ['paragraph', 'three']])
  })
  it('drops what the database refuses', async () => {
    expect((await read('a\u0001b\u00adc\ufffe', 'a.txt')).blocks[0]?.text).toBe('abc\ufffe')
    await expect(read(' \n ', 'a.txt')).rejects.toMatchObject({ shape: { reason: 'document_no_text' } })
    await expect(read('', 'a.txt')).rejects.toMatchObject({ shape: { reason: 'document_corrupt' } })
    await expect(read(new Uint8Array([1, 0, 2, 0, 0, 0, 9, 200]), 'a.txt')).rejects.toMatchObject({ shape: { reason: 'document_unsupported' } })
    await expect(read('x'.repeat(1_000), 'a.txt', { maxBytes: 10 })).rejects.toMatchObject({ shape: { code: 'PAYLOAD_TOO_LARGE' } })
  })
  it('warns when it had to guess the encoding', async () => {
    const { warnings } = await read(new Uint8Array([0xd1, 0xbc, 0xd7, 0xd3, 0xca, 0xc7, 0xc4, 0xf1]), 'a.txt')
    expect(warnings).toEqual([expect.stringContaining('gb18030')])
  })
})

describe('decodeText', () => {
  const gbk = new Uint8Array([0xd1, 0xbc, 0xd7, 0xd3, 0xca, 0xc7, 0xd2, 0xbb, 0xd6, 0xd6, 0xb5, 0xc4, 0xc4, 0xf1])
  const big5 = new Uint8Array([0xc0, 0x6e, 0xa4, 0x6c, 0xac, 0x4f, 0xa4, 0x40, 0xba, 0xd8, 0xaa, 0xba, 0xb3, 0xbe])
  it.each([
    ['UTF-8', new TextEncoder().encode('鸭 duck'), '鸭 duck'],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeff鸭'), '鸭'],
    ['UTF-16 with a mark', new Uint8Array(Buffer.from('\ufeff鸭 duck', 'utf16le')), '鸭 duck'],
    ['big-endian UTF-16', new Uint8Array(Buffer.from('\ufeffduck', 'utf16le').swap16()), 'duck'],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('plain duck', 'utf16le')), 'plain duck'],
    ['GB18030', gbk, '鸭子是一种的鸟'],
    ['Big5', big5, '鴨子是一種的鳥'],
    ['Windows-1252', new Uint8Array(Buffer.from('Caf\xe9 r\xe9sum\xe9 na\xefve', 'latin1')), 'Café résumé naïve'],
  ])('reads %s', (_, bytes, text) => expect(decodeText(bytes)?.text).toBe(text))
  it('knows binary', () => expect(decodeText(new Uint8Array([65, 0, 0, 0, 1, 2, 3, 255]))).toBeUndefined())
})
