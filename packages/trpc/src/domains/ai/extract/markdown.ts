import { clean, type ExtractedDocument, type RawBlock, tidy, withPaths } from './block.ts'
import { type ExtractContext, noText } from './limits.ts'
import { tableLines } from './table.ts'
import { titleOf } from './title.ts'

const FENCE = /^\s{0,3}(`{3,}|~{3,})/u
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/u
const UNDERLINE = /^\s{0,3}(=+|-{2,})\s*$/u
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/u
const RULE = /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/u
const TABLE_RULE = /^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$/u
const DEFINITION = /^\s{0,3}\[[^\]]+\]:\s+\S+/u

/** Comments that end somewhere; looking for the end of each one that never ends would take time in the square of their number. */
const dropComments = (text: string): string => {
  const last = text.lastIndexOf('-->') + 3
  return last < 3 ? text : text.slice(0, last).replace(/<!--[\s\S]*?-->/gu, '') + text.slice(last)
}

/** Words of a line without their marks: a link keeps its text, an image its description, code its code. */
const inline = (text: string): string =>
  tidy(
    text
      .replace(/!\[([^[\]]{0,500})\]\([^()]{0,2000}\)/gu, '$1')
      .replace(/\[([^[\]]{1,500})\]\([^()]{0,2000}\)/gu, '$1')
      .replace(/\[([^[\]]{1,500})\]\[[^[\]]{0,200}\]/gu, '$1')
      .replace(/<(https?:\/\/[^>\s]+)>/gu, '$1')
      .replace(/<\/?[a-z][^<>]*>/giu, ' ')
      .replace(/(\*\*|__|~~)(?=\S)(.+?)\1/gu, '$2')
      .replace(/(?<![\w*])\*(?=\S)([^*]+)\*(?!\w)/gu, '$1')
      .replace(/(?<!\w)_(?=\S)([^_]+)_(?!\w)/gu, '$1')
      .replace(/`+([^`]+)`+/gu, '$1')
      .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/gu, '$1'),
  )

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => inline(cell))

type Reader = { lines: string[]; at: number; blocks: RawBlock[] }
const line = (reader: Reader, ahead = 0): string => reader.lines[reader.at + ahead] ?? ''
const more = (reader: Reader): boolean => reader.at < reader.lines.length

const readFence = (reader: Reader): void => {
  const mark = FENCE.exec(line(reader))?.[1] ?? '```'
  const code: string[] = []
  for (reader.at += 1; more(reader); reader.at += 1) {
    if (line(reader).trim().startsWith(mark) && line(reader).trim().replaceAll(mark[0] ?? '`', '') === '') break
    code.push(line(reader))
  }
  reader.at += 1
  if (code.join('').trim() !== '') reader.blocks.push({ kind: 'code', text: code.join('\n').trimEnd() })
}

const readTable = (reader: Reader): void => {
  const rows = [cellsOf(line(reader)).map((text) => ({ text, header: true }))]
  for (reader.at += 2; more(reader) && line(reader).includes('|') && line(reader).trim() !== ''; reader.at += 1) rows.push(cellsOf(line(reader)).map((text) => ({ text, header: false })))
  const lines = rows.length > 1 ? tableLines(rows) : [rows[0]?.map(({ text }) => text).join(' | ') ?? '']
  reader.blocks.push({ kind: 'table', text: lines.join('\n') })
}

const readList = (reader: Reader): void => {
  const items: string[] = []
  for (; more(reader); reader.at += 1) {
    const item = ITEM.exec(line(reader))
    if (item !== null && !RULE.test(line(reader))) {
      const depth = Math.min(8, Math.floor((item[1] ?? '').replaceAll('\t', '    ').length / 2))
      items.push(`${'  '.repeat(depth)}${/\d/u.test(item[2] ?? '') ? item[2]?.replace(')', '.') : '-'} ${inline(item[3] ?? '')}`)
    } else if (line(reader).trim() === '') {
      if (!ITEM.test(line(reader, 1)) && !/^\s{2,}\S/u.test(line(reader, 1))) break
    } else if (startsBlock(reader) && !/^\s{2,}/u.test(line(reader))) break
    else items.push(`${items.pop() ?? ''} ${inline(line(reader))}`)
  }
  reader.blocks.push({ kind: 'list', text: items.join('\n') })
}

const isTable = (reader: Reader): boolean => line(reader).includes('|') && line(reader, 1).includes('-') && line(reader, 1).includes('|') && TABLE_RULE.test(line(reader, 1))
const startsBlock = (reader: Reader): boolean => FENCE.test(line(reader)) || HEADING.test(line(reader)) || RULE.test(line(reader)) || ITEM.test(line(reader)) || isTable(reader)

const readParagraph = (reader: Reader): void => {
  const words: string[] = []
  for (; more(reader) && line(reader).trim() !== ''; reader.at += 1) {
    const underline = UNDERLINE.exec(line(reader))
    if (words.length > 0 && underline !== null) {
      reader.at += 1
      reader.blocks.push({ kind: 'heading', level: underline[1]?.startsWith('=') ? 1 : 2, text: inline(words.join(' ')) })
      return
    }
    if (words.length > 0 && startsBlock(reader)) break
    words.push(line(reader).replace(/^\s*(?:>\s?)+/u, ''))
  }
  const text = inline(words.join(' '))
  if (text !== '') reader.blocks.push({ kind: 'paragraph', text })
}

const readBlock = (reader: Reader): void => {
  const heading = HEADING.exec(line(reader))
  if (heading !== null) {
    reader.at += 1
    const text = inline(heading[2] ?? '')
    if (text !== '') reader.blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text })
  } else if (FENCE.test(line(reader))) readFence(reader)
  else if (isTable(reader)) readTable(reader)
  else if (line(reader).trim() === '' || RULE.test(line(reader)) || DEFINITION.test(line(reader))) reader.at += 1
  else if (ITEM.test(line(reader))) readList(reader)
  else readParagraph(reader)
}

const FRONT_MATTER = /^---\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)\n/u

/** Markdown as blocks: headings, lists, GFM tables, fenced code; marks are dropped and words kept. A front matter's title is the document's. */
export const extractMarkdown = (text: string, { fileName }: ExtractContext): ExtractedDocument => {
  const whole = clean(text)
  const front = FRONT_MATTER.exec(whole)
  const named = /^title:\s*["']?(.+?)["']?\s*$/mu.exec(front?.[1] ?? '')?.[1]
  const body = dropComments(whole.slice(front?.[0].length ?? 0))
  const reader: Reader = { lines: body.split('\n'), at: 0, blocks: [] }
  while (more(reader)) readBlock(reader)
  if (reader.blocks.length === 0) throw noText('The file holds no text.', 'Upload a file with text in it.')
  return { title: named ?? titleOf(reader.blocks, fileName), blocks: withPaths(reader.blocks), warnings: [] }
}
