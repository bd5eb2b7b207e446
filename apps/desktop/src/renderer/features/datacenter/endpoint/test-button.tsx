import type { Outputs } from '@colonnade/client'
import { RecordAction, useClient, useRefresh } from '@colonnade/screens'
import { Button, Dialog, ErrorState, Facts, Mono, StatusShape, toast, useFormat } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { PlugZap, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useConsoleText } from '../../../locales/index.ts'
import { useProblem } from '../../../lib/use-problem.ts'

/** An endpoint as lists show it. */
export type EndpointRow = Outputs['datacenter']['endpoint']['list']['items'][number]
type Tested = Outputs['datacenter']['endpoint']['test']

/** Tries an endpoint now: who answered, or what was wrong and what to do. A certificate nobody trusts yet is shown and can be trusted. */
export function TestButton({ endpoint }: { endpoint: EndpointRow }) {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'endpoint'])
  const [open, setOpen] = useState(false)
  const test = useMutation({
    meta: { quiet: true }, mutationFn: () => client.datacenter.endpoint.test.mutate({ id: endpoint.id }),
    onSuccess: async (result) => { await refresh(); if (result.ok) { setOpen(false); toast.success(t('outside.answers', { product: [result.product, result.productVersion].filter(Boolean).join(' ') })) } else setOpen(true) },
    onError: () => setOpen(true),
  })
  const trust = useMutation({
    meta: { quiet: true },
    mutationFn: async (fingerprint: string) => {
      const now = await client.datacenter.endpoint.get.query({ id: endpoint.id })
      await client.datacenter.endpoint.update.mutate({ id: now.id, version: now.version, patch: { fingerprint } })
    },
    onSuccess: () => test.mutate(),
  })
  return (
    <>
      <RecordAction id="test" keys="y" icon={<PlugZap />} busy={test.isPending && !open} onClick={() => { trust.reset(); test.mutate() }}>{t('outside.test')}</RecordAction>
      <Dialog open={open} onOpenChange={setOpen} title={t('outside.testTitle', { name: endpoint.name })}
        footer={<><Button onClick={() => setOpen(false)}>{t('outside.close')}</Button><Button look="primary" busy={test.isPending} onClick={() => test.mutate()}>{t('outside.again')}</Button></>}>
        {(test.error ?? trust.error) && <ErrorState compact error={test.error ?? trust.error} />}
        {test.data?.problem && <Problem problem={test.data.problem} busy={trust.isPending || test.isPending} onTrust={(fingerprint) => trust.mutate(fingerprint)} />}
      </Dialog>
    </>
  )
}

function Problem({ problem, busy, onTrust }: { problem: NonNullable<Tested['problem']>; busy: boolean; onTrust: (fingerprint: string) => void }) {
  const t = useConsoleText()
  const f = useFormat()
  const say = useProblem()
  const { certificate } = problem
  const { message, remedy } = say(problem)
  return (
    <div className="flex flex-col gap-4" role="alert">
      <p className="flex items-start gap-2"><StatusShape tone="fail" className="mt-1" /><span><strong className="font-semibold">{message}</strong><br /><span className="text-muted">{remedy}</span></span></p>
      {certificate && (
        <section className="flex flex-col gap-3 rounded-md border p-3">
          <h3>{t('outside.shown')}</h3>
          <Facts items={[
            { label: t('outside.subject'), value: certificate.subject || undefined }, { label: t('outside.issuer'), value: certificate.issuer || undefined },
            { label: t('outside.validTo'), value: certificate.validTo ? f.dateTime(certificate.validTo) : undefined }, { label: t('outside.fingerprint'), value: <Mono className="text-sm break-all">{certificate.fingerprint}</Mono> },
          ]} />
          <p className="text-sm text-muted">{t('outside.compare')}</p>
          <Button icon={<ShieldCheck />} busy={busy} onClick={() => onTrust(certificate.fingerprint)} className="self-start">{t('outside.trust')}</Button>
        </section>
      )}
    </div>
  )
}
