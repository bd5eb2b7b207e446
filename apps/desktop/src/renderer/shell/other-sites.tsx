import { useGo } from '@colonnade/screens'
import { Button, toast } from '@colonnade/ui'
import { Settings2 } from 'lucide-react'
import { ask, bridge } from '../desktop/bridge.ts'
import { useSites } from '../desktop/sites-context.tsx'
import { useConsoleText } from '../locales/index.ts'
import { SiteBadge, SiteProblem } from './site-mark.tsx'

/** The way to another site from where one can't go on at this one: signed out, or no server. Draws nothing in a browser. */
export function OtherSites() {
  const t = useConsoleText()
  const go = useGo()
  const { sites, desktop, current } = useSites()
  if (!desktop) return null
  return (
    <nav aria-label={t('sites.switch')} className="flex flex-wrap items-center gap-2">
      <SiteProblem site={current} />
      {sites.filter((site) => !site.selected).map((site) => (
        <Button key={site.id} size="sm" onClick={() => { ask(bridge!.sites.select(site.id)).catch(toast.error) }}>{site.name}<SiteBadge site={site} /></Button>
      ))}
      <Button size="sm" look="ghost" icon={<Settings2 />} onClick={() => go('/sites')}>{t('sites.manage')}</Button>
    </nav>
  )
}
