import { Button, Dialog, ErrorState, Field, Input } from '@colonnade/ui'
import { useState, type FormEvent } from 'react'
import type { Site, SiteLook } from '../../../shared/channels.ts'
import { ask, bridge } from '../../desktop/bridge.ts'
import { useConsoleText } from '../../locales/index.ts'
import { LookFields } from './look-fields.tsx'

/** How a site is called and marked, and what it may interrupt for. Its address stays: another address is another site. */
export function EditSite({ site, onClose }: { site: Site; onClose: () => void }) {
  const t = useConsoleText()
  const [name, setName] = useState(site.name)
  const [look, setLook] = useState<SiteLook>({ kind: site.kind, label: site.label, colour: site.colour, alerts: site.alerts })
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try { await ask(bridge!.sites.update({ siteId: site.id, name, ...look })); onClose() } catch (error) { setFailure(error) } finally { setBusy(false) }
  }
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('sites.editTitle', { name: site.name })} description={site.url}>
      <form onSubmit={(event) => void save(event)} className="flex flex-col gap-4">
        {failure !== undefined && <ErrorState compact error={failure} />}
        <Field label={t('sites.name')} required><Input maxLength={80} required value={name} onChange={(e) => setName(e.target.value)} /></Field>
        <LookFields look={look} onLook={setLook} />
        <Button type="submit" look="primary" busy={busy} className="self-start">{t('sites.save')}</Button>
      </form>
    </Dialog>
  )
}
