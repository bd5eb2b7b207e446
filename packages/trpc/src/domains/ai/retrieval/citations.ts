/** One citation mark in an answer: the passages it names and where it stands (UTF-16 offsets, end exclusive). */
export type Citation = { numbers: number[]; start: number; end: number }

const NUMBER = String.raw`\d{1,4}(?:\s*[-–]\s*\d{1,4})?`
const LIST = String.raw`\s*\^?(?:passages?\s+)?${NUMBER}(?:\s*[,，、;；]\s*${NUMBER})*\s*(?:†[^\]】］\n]{0,80})?`
/** `[1]`, `[1, 2]`, `[1-3]`, `[^1]`, `【1】`, `【1†source】`, `［1］`; not the text of a link `[1](…)`. */
const MARK = new RegExp(String.raw`\[(?<square>${LIST})\](?!\()|【(?<lens>${LIST})】|［(?<wide>${LIST})］`, 'giu')
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]+`/gu

const expand = (list: string): number[] =>
  [...list.replace(/†.*$/u, '').matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/gu)].flatMap(([, from, to]) => {
    const first = Number(from)
    const last = to === undefined ? first : Number(to)
    return last < first || last - first > 50 ? [first] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })

/** Citation marks of an answer that name at least one known passage; numbers nobody gave are left out. Marks inside code are not citations. */
export const parseCitations = (answer: string, known: Iterable<number>): Citation[] => {
  const valid = new Set(known)
  const prose = answer.replace(CODE, (code) => ' '.repeat(code.length))
  return [...prose.matchAll(MARK)].flatMap((match) => {
    const list = Object.values(match.groups ?? {}).find((group) => group !== undefined) ?? ''
    const numbers = [...new Set(expand(list))].filter((number) => valid.has(number))
    return numbers.length > 0 ? [{ numbers, start: match.index, end: match.index + match[0].length }] : []
  })
}

/** Distinct known passage numbers in the order the answer first cites them. */
export const citedNumbers = (answer: string, known: Iterable<number>): number[] => [...new Set(parseCitations(answer, known).flatMap(({ numbers }) => numbers))]
