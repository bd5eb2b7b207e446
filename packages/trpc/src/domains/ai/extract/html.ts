import { type CheerioAPI, load } from 'cheerio'
import { type ExtractedDocument, type RawBlock, withPaths } from './block.ts'
import { htmlBlocks, type Node, textOf } from './html-blocks.ts'
import { type ExtractContext, noText } from './limits.ts'
import { fileStem } from './title.ts'

/** Never content, wherever it stands. */
const NOISE = [
  'script,style,noscript,template,svg,math annotation,iframe,object,embed,canvas,audio,video,button,input,select,textarea,dialog,link,meta',
  'nav,aside,footer,[role=navigation],[role=banner],[role=contentinfo],[role=complementary],[role=search],[role=note],[aria-hidden=true],[hidden]',
  'sup.reference,.reference-text,.reflist,.references,.mw-references-wrap,.citation-needed,.Inline-Template,.refbegin,cite.citation,.mw-editsection,.mw-jump-link,.mw-empty-elt',
  '.navbox,.vertical-navbox,.sidebar,.sistersitebox,.side-box,.metadata,.ambox,.hatnote,.toc,#toc,.catlinks,#catlinks,.printfooter,.noprint,.shortdescription,.authority-control',
  '#contentSub,.mw-redirectedfrom,[class*=portlet],.vector-dropdown,.wb-langlinks-edit,.language-switcher',
  '.breadcrumb,.breadcrumbs,.cookie-banner,.cookie-consent,.advertisement,.social-share,.share-buttons,.skip-link,.sr-only',
].join(',')
/** Page furniture only where it is not the article's own. */
const OUTER_HEADER = 'body > header, [role=banner], .vector-header-container, .site-header, #header'
const INVISIBLE = /display\s*:\s*none|visibility\s*:\s*hidden/iu
const MAIN = ['main', '[role=main]', 'article', '#mw-content-text', '#content', '.content', '#main', '.post', '.markdown-body']

const lengthOf = ($: CheerioAPI, selector: string): number => {
  const found = $(selector).toArray()
  return found.length === 1 ? textOf(found[0] as Node).length : 0
}

const firstText = ($: CheerioAPI, selector: string): string => {
  const element = $(selector)[0] as Node | undefined
  return element === undefined ? '' : textOf({ type: 'tag', name: 'span', children: element.children ?? [] })
}

/** The innermost usual container that still holds most of the page's text; the body when there is none. */
const mainSelector = ($: CheerioAPI): string => {
  const whole = textOf($('body')[0] as Node).length
  return MAIN.find((selector) => lengthOf($, selector) >= Math.max(1, whole * 0.4)) ?? 'body'
}

/** Headings under which the noise was all there was. */
const dropEmptyHeadings = (blocks: readonly RawBlock[]): RawBlock[] => {
  const kept: RawBlock[] = []
  for (const block of blocks.toReversed()) {
    const next = kept[0]
    const empty = block.kind === 'heading' && block.level !== 1 && (next === undefined || (next.kind === 'heading' && (next.level ?? 1) <= (block.level ?? 1)))
    if (!empty) kept.unshift(block)
  }
  return kept
}

const REFERENCES = /^(?:references?|external links|see also|(?:foot|end)?notes|citations|bibliography|further reading|sources|参考(?:文献|资料|来源)|參考(?:文獻|資料|來源)|外部(?:链接|連結)|参见|參見|注释|註釋|脚注|腳註|延伸阅读|延伸閱讀)$/iu

/** Sections of references that hold nothing but lists: other people's titles match every question and answer none. */
const dropReferenceLists = (blocks: readonly RawBlock[]): RawBlock[] => {
  const dropped = new Set<RawBlock>()
  blocks.forEach((heading, at) => {
    if (heading.kind !== 'heading' || !REFERENCES.test(heading.text)) return
    const rest = blocks.slice(at + 1)
    const end = rest.findIndex((block) => block.kind === 'heading' && (block.level ?? 1) <= (heading.level ?? 1))
    const section = end < 0 ? rest : rest.slice(0, end)
    if (section.every(({ kind }) => kind === 'list' || kind === 'table' || kind === 'heading')) for (const block of [heading, ...section]) dropped.add(block)
  })
  return dropped.size === blocks.length ? [...blocks] : blocks.filter((block) => !dropped.has(block))
}

const removeNoise = ($: CheerioAPI): void => {
  $(NOISE).remove()
  $(OUTER_HEADER).each((_, element) => {
    if ($(element).find('h1').length === 0) $(element).remove()
  })
  $('[style]').each((_, element) => {
    if (INVISIBLE.test($(element).attr('style') ?? '')) $(element).remove()
  })
}

/** Main content of a web page as blocks: navigation, scripts, sidebars and reference lists are dropped, tables become lines of `column: value`. */
export const extractHtml = (html: string, { fileName, limits }: ExtractContext): ExtractedDocument => {
  const $ = load(html)
  const pageTitle = firstText($, 'title')
  removeNoise($)
  const heading = firstText($, 'h1')
  const { blocks, flattened } = htmlBlocks($(mainSelector($))[0] as Node, limits.maxDepth)
  if (blocks.length === 0) throw noText('The web page holds no text.', 'If its text is drawn by a script, save the page from the browser after it has loaded and upload that.')
  const warnings = flattened ? ['A part nested very deeply was read as one paragraph.'] : []
  return { title: heading || pageTitle || fileStem(fileName), blocks: withPaths(dropEmptyHeadings(dropReferenceLists(blocks))), warnings }
}
