import { Badge, Button, Card, ConfirmDanger, EmptyState, Mono, toast } from '@colonnade/ui'
import { useUrl } from '@colonnade/screens'
import { KeyRound, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Site } from '../../../shared/channels.ts'
import { ask, bridge } from '../../desktop/bridge.ts'
import { useSites } from '../../desktop/sites-context.tsx'
import { useConsoleText } from '../../locales/index.ts'
import { SiteBadge, SiteProblem } from '../../shell/site-mark.tsx'
import { AddSite } from './add-site.tsx'
import { EditSite } from './edit-site.tsx'
import { UpdateCard } from './update-card.tsx'
import { TokenDialog } from './token-dialog.tsx'

/** The sites as a list: use, token, remove; and a form to add one. `bare` is the first start, with nothing around. */
export function SitesPage({ bare }: { bare?: boolean }) {
  const t = useConsoleText()
  const { desktop, sites } = useSites()
  const { params } = useUrl()
  const address = params.get('address') ?? ''
  const place = params.get('place') ?? undefined
  const [token, setToken] = useState<Site>()
  const [edited, setEdited] = useState<Site>()
  const [doomed, setDoomed] = useState<Site>()
  if (!desktop || !bridge) return <EmptyState sentence={t('sites.desktopOnly')} />
  const { sites: door } = bridge
  const orSay = (work: Promise<unknown>) => { work.catch((error: unknown) => toast.error(error)) }
  return (
    <div className="flex flex-col gap-4">
      {sites.length > 0 && (
        <Card flush>
          <ul className="divide-y">
            {sites.map((site) => (
              <li key={site.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
                <span className="min-w-0 flex-1"><span className="flex items-center gap-2 font-medium">{site.name}<SiteBadge site={site} /><SiteProblem site={site} />{site.selected && <Badge tone="accent">{t('sites.current')}</Badge>}</span><Mono className="block truncate text-sm text-muted">{site.url}</Mono></span>
                <span className="text-sm text-muted">{t(`sites.credential.${site.credential}`)}</span>
                <Button size="sm" icon={<Pencil />} onClick={() => setEdited(site)}>{t('sites.edit')}</Button>
                <Button size="sm" icon={<KeyRound />} onClick={() => setToken(site)}>{t('sites.token')}</Button>
                {!site.selected && <Button size="sm" look="primary" onClick={() => orSay(ask(door.select(site.id)))}>{t('sites.use')}</Button>}
                <Button size="sm" look="ghost" aria-label={t('sites.removeTitle', { name: site.name })} icon={<Trash2 />} onClick={() => setDoomed(site)} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {bare ? <AddSite key={address} address={address} place={place} /> : <Card title={t('sites.add')}><AddSite key={address} address={address} place={place} focus={params.has('add')} /></Card>}
      {!bare && <UpdateCard />}
      {edited && <EditSite site={edited} onClose={() => setEdited(undefined)} />}
      {token && <TokenDialog site={token} onClose={() => setToken(undefined)} />}
      {doomed && <ConfirmDanger open onOpenChange={(open) => { if (!open) setDoomed(undefined) }} title={t('sites.removeTitle', { name: doomed.name })} consequence={t('sites.removeLine')} name={doomed.name} action={t('sites.remove')} onConfirm={() => ask(door.remove(doomed.id))} />}
    </div>
  )
}
