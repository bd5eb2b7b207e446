/** A stretch of a text: UTF-16 offsets, end exclusive. */
export type Span = { start: number; end: number }

const segmenters = new Map<string, Intl.Segmenter>()
const segmenterFor = (locale: string): Intl.Segmenter => {
  const known = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, known)
  return known
}

/** Endings after which the segmenter breaks although the sentence goes on. */
const ABBREVIATION = /(?:^|[\s(])(?:[A-Z]|Dr|Mr|Mrs|Ms|St|Prof|No|vs|etc|e\.g|i\.e|cf|Fig|Figs|Eq|Inc|Ltd|Co|approx|pp|vol|al|Jr|Sr)\.\s*$/u
/** Quotes that open the next sentence although the segmenter closes the last with them. */
const OPENING = /(?<=[。！？!?…])[“‘「『《（(]+$/u
/** A sentence is handed out in windows of this length at most, because the segmenter's time grows with what it is given. */
const WINDOW = 20_000

const windows = (text: string): Span[] => {
  const spans: Span[] = []
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + WINDOW)
    if (end < text.length) {
      const space = Math.max(text.lastIndexOf('\n', end), text.lastIndexOf(' ', end), text.lastIndexOf('。', end) + 1)
      if (space > start + WINDOW / 2) end = space
      else if (/[\ud800-\udbff]/u.test(text[end - 1] ?? '')) end -= 1
    }
    spans.push({ start, end })
    start = end
  }
  return spans
}

/**
 * Sentences of a text by `Intl.Segmenter`, English abbreviations and initials joined again. The spans follow each other without a gap:
 * together they are the whole text. Chinese, Japanese and Latin punctuation all end a sentence.
 */
export const sentenceSpans = (text: string): Span[] => {
  const segmenter = segmenterFor(/\p{Script=Han}/u.test(text.slice(0, 2_000)) ? 'zh' : 'en')
  const spans: Span[] = []
  for (const window of windows(text)) {
    for (const { segment, index } of segmenter.segment(text.slice(window.start, window.end))) {
      const start = window.start + index
      const last = spans.at(-1)
      const opening = last === undefined ? 0 : (OPENING.exec(text.slice(Math.max(last.start + 1, last.end - 4), last.end))?.[0].length ?? 0)
      if (last !== undefined) last.end -= opening
      const joins = last !== undefined && last.end - last.start < 500 && ABBREVIATION.test(text.slice(Math.max(last.start, last.end - 12), last.end))
      if (joins) last.end = start + segment.length
      else spans.push({ start: start - opening, end: start + segment.length })
    }
  }
  return spans
}

/** The sentences themselves, trimmed, empty ones dropped. */
export const sentencesOf = (text: string): string[] =>
  sentenceSpans(text)
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter((sentence) => sentence !== '')
