import type { Citation } from '@colonnade/contract/ai'
import { cn, CopyButton } from '@colonnade/ui'
import { memo, useMemo, type ReactElement, type ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import gfm from 'remark-gfm'
import { useText } from '../../locales/index.ts'
import { citePlugin } from './cite-plugin.ts'

const remark = [gfm]
const rehype = [citePlugin]

function codeText(node: ReactNode): string {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(codeText).join('')
  return node && typeof node === 'object' && 'props' in node ? codeText((node as ReactElement<{ children?: ReactNode }>).props.children) : ''
}

// HTML in an answer stays text, pictures are not fetched (they would tell others who reads), links leave in a new tab.
const plain: Components = {
  a: ({ href, children }) => <a href={href} target="_blank" rel="noreferrer noopener" className="text-accent-text underline underline-offset-3">{children}</a>,
  img: ({ alt }) => <span className="text-muted">[{alt}]</span>,
  pre: ({ children }) => <div className="relative my-3"><pre className="overflow-x-auto rounded-md border bg-raised px-4 py-3 pr-10 font-mono text-sm leading-normal">{children}</pre><CopyButton value={codeText(children)} className="absolute top-2 right-2 bg-raised" /></div>,
  code: ({ children }) => <code className="rounded-xs bg-raised px-1 py-px font-mono text-[0.92em] [pre_&]:bg-transparent [pre_&]:p-0">{children}</code>,
  p: ({ children }) => <p className="my-2.5 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }) => <ul className="my-2.5 list-disc pl-6 marker:text-muted">{children}</ul>,
  ol: ({ children, start }) => <ol start={start} className="my-2.5 list-decimal pl-6 marker:text-muted">{children}</ol>,
  li: ({ children }) => <li className="my-1">{children}</li>,
  h1: ({ children }) => <h3 className="mt-5 mb-2 text-lg first:mt-0">{children}</h3>,
  h2: ({ children }) => <h3 className="mt-5 mb-2 text-lg first:mt-0">{children}</h3>,
  h3: ({ children }) => <h4 className="mt-4 mb-1.5 first:mt-0">{children}</h4>,
  h4: ({ children }) => <h4 className="mt-4 mb-1.5 first:mt-0">{children}</h4>,
  blockquote: ({ children }) => <blockquote className="my-3 border-l-2 border-line-strong pl-4 text-muted">{children}</blockquote>,
  table: ({ children }) => <div className="my-3 overflow-x-auto rounded-md border"><table className="w-full text-sm [&_td]:border-t [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5 [&_th]:text-left [&_th]:font-medium">{children}</table></div>,
  hr: () => <hr className="my-4" />,
}

interface Props { text: string; citations: readonly Citation[]; open?: string; onCite?: (citation: Citation) => void; growing?: boolean }

/** An answer as it reads: Markdown without raw HTML, `[1]` as marks that open the passage. */
export const AnswerText = memo(function AnswerText({ text, citations, open, onCite, growing }: Props) {
  const t = useText()
  const components = useMemo((): Components => ({
    ...plain,
    cite: ({ node }) => {
      const n = Number(node?.properties?.['n'])
      const citation = citations.find((c) => c.n === n)
      const look = 'mx-0.5 inline-grid h-[1.45em] min-w-[1.45em] place-items-center rounded-sm px-1 align-[0.12em] font-mono text-[0.72em] font-medium not-italic'
      // While the answer is written its sources are not known yet; afterwards a number nobody gave is just text.
      if (!citation || !onCite) return growing ? <span className={cn(look, 'bg-raised text-muted')}>{n}</span> : <>{String(node?.properties?.['mark'] ?? n)}</>
      return <button type="button" title={citation.documentTitle} aria-label={t('chat.openSource', { n, title: citation.documentTitle })} aria-pressed={open === citation.chunkId} onClick={() => onCite(citation)} className={cn(look, 'bg-accent-soft text-accent-text hover:bg-accent hover:text-on-accent aria-pressed:bg-accent aria-pressed:text-on-accent')}>{n}</button>
    },
  }), [citations, onCite, open, growing, t])
  return <div className={cn('leading-relaxed break-words', growing && "[&>*:last-child]:after:ml-0.5 [&>*:last-child]:after:inline-block [&>*:last-child]:after:h-[1em] [&>*:last-child]:after:w-[2px] [&>*:last-child]:after:translate-y-[0.15em] [&>*:last-child]:after:bg-accent [&>*:last-child]:after:content-['']")}><Markdown remarkPlugins={remark} rehypePlugins={rehype} components={components}>{text}</Markdown></div>
})
