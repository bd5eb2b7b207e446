import { Button, ErrorState, Field, Input, StatusShape } from '@colonnade/ui'
import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { ask, bridge } from '../../desktop/bridge.ts'
import { useConsoleText } from '../../locales/index.ts'

// The first site is added before there is an API, and so before there is its cache.
const local = new QueryClient()

/** Address and name of a server; asked whether a Colonnade answers there before it is kept. */
export function AddSite() {
  return <QueryClientProvider client={local}><Inside /></QueryClientProvider>
}

function Inside() {
  const t = useConsoleText()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const add = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      const { reachable, problem } = await ask(bridge!.sites.probe(url))
      if (!reachable) throw Object.assign(new Error(t('sites.unreachable')), { shape: problem ?? { code: 'UNAVAILABLE', reason: 'no_colonnade', message: t('sites.unreachable'), remedy: t('sites.unreachableRemedy') } })
      const site = await ask(bridge!.sites.add({ name: name.trim() || new URL(url).host, url }))
      await ask(bridge!.sites.select(site.id))
    },
    onSuccess: () => { setName(''); setUrl('') },
  })
  const send = (event: FormEvent) => { event.preventDefault(); add.mutate() }
  return (
    <form onSubmit={send} className="flex flex-col gap-4">
      {add.error && <ErrorState compact error={add.error} />}
      <Field label={t('sites.url')} help={t('sites.urlHelp')} required><Input mono type="url" required value={url} onChange={(e) => { add.reset(); setUrl(e.target.value) }} /></Field>
      <Field label={t('sites.name')} optional><Input maxLength={80} value={name} onChange={(e) => setName(e.target.value)} /></Field>
      {add.isPending && <p role="status" className="flex items-center gap-2 text-muted"><StatusShape tone="busy" />{t('sites.reaching')}</p>}
      <Button type="submit" look="primary" busy={add.isPending}>{t('sites.add')}</Button>
    </form>
  )
}
