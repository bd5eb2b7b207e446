import { cn, ErrorState, Popover, StatusShape } from '@colonnade/ui'
import type { Site, SiteColour } from '../../shared/channels.ts'
import { asError } from '../desktop/bridge.ts'
import { useConsoleText } from '../locales/index.ts'

/** The site's colour as a background and as an edge: names of tokens, so that they fit either theme. */
export const siteColours: { readonly [C in SiteColour]: { fill: string; soft: string } } = {
  verdigris: { fill: 'bg-accent', soft: 'bg-accent-soft text-accent-text' }, vermilion: { fill: 'bg-fail', soft: 'bg-fail-soft text-fail-text' }, ochre: { fill: 'bg-warn', soft: 'bg-warn-soft text-warn-text' },
  moss: { fill: 'bg-good', soft: 'bg-good-soft text-good-text' }, slate: { fill: 'bg-series-2', soft: 'bg-raised text-ink' }, plum: { fill: 'bg-series-4', soft: 'bg-raised text-ink' },
}

/** What the site is for, as a word on its colour. Draws nothing for a site without a mark. */
export function SiteBadge({ site, className }: { site: Pick<Site, 'mark' | 'colour'>; className?: string }) {
  if (!site.mark) return null
  return <span className={cn('inline-flex max-w-full items-center gap-1.5 rounded-sm px-1.5 py-px text-sm font-medium whitespace-nowrap', siteColours[site.colour].soft, className)}><span aria-hidden className={cn('size-2 shrink-0 rounded-full', siteColours[site.colour].fill)} /><span className="truncate">{site.mark}</span></span>
}

/** That this console can't work with the site's server, as a word; why, and what to do, when asked. Draws nothing where it can. */
export function SiteProblem({ site }: { site: Pick<Site, 'problem'> | undefined }) {
  const t = useConsoleText()
  if (!site?.problem) return null
  return (
    <Popover label={t('sites.misfit')} className="w-80 p-3" trigger={<button type="button" className="inline-flex items-center gap-1.5 rounded-sm bg-fail-soft px-1.5 py-px text-sm font-medium whitespace-nowrap text-fail-text"><StatusShape tone="fail" />{t('sites.misfit')}</button>}>
      <ErrorState compact error={asError(site.problem)} />
    </Popover>
  )
}

/** A band in the site's colour along the top of the window, for as long as the site is shown. */
export function SiteBand({ site }: { site: Pick<Site, 'kind' | 'colour'> | undefined }) {
  if (!site || site.kind === 'none') return null
  return <div aria-hidden data-site-band={site.colour} className={cn('no-print pointer-events-none fixed inset-x-0 top-0 z-40 h-[3px]', siteColours[site.colour].fill)} />
}
