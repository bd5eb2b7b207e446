import { Button, Dialog, ErrorState, Field, Input, Switch } from '@colonnade/ui'
import { useState } from 'react'
import type { Site } from '../../../shared/channels.ts'
import { ask, bridge } from '../../desktop/bridge.ts'
import { useConsoleText } from '../../locales/index.ts'

/** Hands a site's token to the system's keychain; it can be replaced or forgotten, never read. */
export function TokenDialog({ site, onClose }: { site: Site; onClose: () => void }) {
  const t = useConsoleText()
  const [token, setToken] = useState('')
  const [remember, setRemember] = useState(true)
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const run = async (work: Promise<unknown>) => {
    setBusy(true)
    try { await work; onClose() } catch (error) { setFailure(error) } finally { setBusy(false) }
  }
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('sites.tokenTitle', { name: site.name })} description={t('sites.tokenLine')}
      footer={<>
        {site.credential === 'token' && <Button onClick={() => void run(ask(bridge!.token.clear(site.id)))}>{t('sites.forgetToken')}</Button>}
        <Button look="primary" busy={busy} disabled={!token.trim()} onClick={() => void run(ask(bridge!.token.set(site.id, token.trim(), remember)))}>{t('sites.use')}</Button>
      </>}>
      <div className="flex flex-col gap-4">
        {failure !== undefined && <ErrorState compact error={failure} />}
        <Field label={t('sites.token')} required><Input mono type="password" autoComplete="off" value={token} onChange={(e) => setToken(e.target.value)} /></Field>
        <Switch checked={remember} onChecked={setRemember} label={t('sites.remember')} />
      </div>
    </Dialog>
  )
}
