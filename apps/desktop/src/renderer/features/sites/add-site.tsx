import { Button, ErrorState, Field, Input, StatusShape } from '@colonnade/ui'
import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { SiteLook } from '../../../shared/channels.ts'
import { ask, asError, bridge } from '../../desktop/bridge.ts'
import { rememberPlace } from '../../desktop/places.ts'
import { useConsoleText } from '../../locales/index.ts'
import { LookFields, plainLook } from './look-fields.tsx'

// The first site is added before there is an API, and so before there is its cache.
const local = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })

/** What a link asked for: the address to begin with, and the place to open once the site is there. */
export interface AddSiteProps { address?: string; place?: string | undefined; focus?: boolean }

/** Address and name of a server; asked whether a Colonnade this console can work with answers there before it is kept. */
export function AddSite(props: AddSiteProps) {
  return <QueryClientProvider client={local}><Inside {...props} /></QueryClientProvider>
}

/** An address as it is typed: https where nothing is said, as a browser would. */
function whole(typed: string): string {
  const text = typed.trim()
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
}

function Inside({ address = '', place, focus }: AddSiteProps) {
  const t = useConsoleText()
  const [name, setName] = useState('')
  const [url, setUrl] = useState(address)
  const [look, setLook] = useState<SiteLook>(plainLook)
  const add = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      const to = whole(url)
      const { reachable, problem } = await ask(bridge!.sites.probe(to))
      if (!reachable) throw asError(problem ?? { code: 'UNAVAILABLE', reason: 'desktop.site_unreachable', message: t('sites.unreachable') })
      const site = await ask(bridge!.sites.add({ name: name.trim() || new URL(to).host, url: to, ...look }))
      if (place) rememberPlace(site.id, place)
      await ask(bridge!.sites.select(site.id))
    },
    onSuccess: () => { setName(''); setUrl(''); setLook(plainLook) },
  })
  const send = (event: FormEvent) => { event.preventDefault(); add.mutate() }
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      {add.error && <ErrorState compact error={add.error} title={t('sites.notAdded')} />}
      <Field label={t('sites.url')} help={t('sites.urlHelp')} required><Input mono type="text" inputMode="url" autoComplete="off" autoCapitalize="none" spellCheck={false} required autoFocus={focus} value={url} onChange={(e) => { add.reset(); setUrl(e.target.value) }} /></Field>
      <Field label={t('sites.name')} optional><Input maxLength={80} value={name} onChange={(e) => setName(e.target.value)} /></Field>
      <LookFields look={look} onLook={setLook} />
      {add.isPending && <p role="status" className="flex items-center gap-2 text-muted"><StatusShape tone="busy" />{t('sites.reaching')}</p>}
      <Button type="submit" look="primary" busy={add.isPending} className="self-start max-sm:self-stretch">{t('sites.add')}</Button>
    </form>
  )
}
