import { mailSchemas } from '@colonnade/contract/platform'
import { Button, ErrorState, Facts, humanise, Skeleton, StatusBadge, toast, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useMemo } from 'react'
import type * as z from 'zod'
import { useClient, useTRPC } from '../api/api-context.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { useRefresh } from '../resource/forms.tsx'
import { ResourcePage } from '../resource/resource-page.tsx'
import { useMay } from '../session/use-session.ts'
import { useIdentityText } from './text.ts'

/** A mail that was written, sent or kept. */
export type Mail = z.infer<typeof mailSchemas.output>

const stateOf = (mail: Mail): 'kept' | 'sent' | 'failed' | 'waiting' => (mail.transport === 'outbox' ? 'kept' : mail.sentAt ? 'sent' : mail.error ? 'failed' : 'waiting')
const tones = { kept: 'idle', sent: 'good', failed: 'fail', waiting: 'busy' } as const

/** Mails of the tenant. Without a mail server they stay here, so that every link can still be followed. */
export function MailPage() {
  const t = useIdentityText()
  const f = useFormat()
  const client = useClient()
  const may = useMay()
  const refresh = useRefresh(['platform', 'mail'])
  const entity = useMemo((): Entity<Mail> => {
    const retry = async (rows: readonly Mail[]) => {
      const ids = rows.filter((m) => !m.sentAt).map((m) => m.id)
      if (!ids.length) return true
      try { await client.platform.mail.retry.mutate({ ids }); await refresh(); return true } catch (error) { toast.error(error); return false }
    }
    return {
      path: ['platform', 'mail'], permissions: 'mail', schemas: mailSchemas, api: procedures<Mail>(client.platform.mail, ['list', 'get']),
      words: { one: t('mail.one'), many: t('mail.many'), line: t('mail.line'), empty: t('mail.empty') },
      title: (m) => m.subject, subtitle: (m) => m.recipient, rowTone: (m) => (stateOf(m) === 'failed' ? 'fail' : undefined), start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
      columns: [
        { id: 'subject', header: t('mail.subject'), width: 300, cell: (m) => <span className="font-medium">{m.subject}</span> },
        { id: 'recipient', header: t('mail.to'), width: 220, sortable: true, filter: { type: 'text' }, cell: (m) => m.recipient },
        { id: 'state', field: 'transport', header: t('mail.state'), width: 150, filter: { type: 'enum', options: [{ value: 'smtp', label: t('mail.states.sent') }, { value: 'outbox', label: t('mail.states.kept') }] }, cell: (m) => <StatusBadge plain status={stateOf(m)} tone={tones[stateOf(m)]} label={t(`mail.states.${stateOf(m)}`)} /> },
        { id: 'template', header: t('mail.template'), width: 150, filter: { type: 'text' }, cell: (m) => humanise(m.template) },
        { id: 'createdAt', header: t('mail.at'), width: 160, sortable: true, filter: { type: 'date' }, cell: (m) => f.dateTime(m.createdAt) },
      ],
      summary: (m) => <MailBody mail={m} />,
      bulkActions: may('mail:update') ? [{ id: 'retry', label: t('mail.retry'), icon: <RotateCw />, run: retry }] : undefined,
      recordActions: (m) => (m.sentAt || !m.error || !may('mail:update') ? null : <Button icon={<RotateCw />} onClick={() => void retry([m])}>{t('mail.retry')}</Button>),
    }
  }, [client, t, f, may, refresh])
  return <ResourcePage entity={entity} />
}

const address = /https?:\/\/[^\s<>"]+/g

/** The text of a mail with its links as links. */
function Linked({ text }: { text: string }) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const found of text.matchAll(address)) {
    parts.push(text.slice(at, found.index), <a key={found.index} href={found[0]} className="break-all text-accent-text underline underline-offset-3">{found[0]}</a>)
    at = found.index + found[0].length
  }
  return <>{parts}{text.slice(at)}</>
}

function MailBody({ mail }: { mail: Mail }) {
  const t = useIdentityText()
  const f = useFormat()
  const trpc = useTRPC()
  const full = useQuery(trpc.platform.mail.get.queryOptions({ id: mail.id }))
  return (
    <>
      <Facts items={[
        { label: t('mail.state'), value: <StatusBadge plain status={stateOf(mail)} tone={tones[stateOf(mail)]} label={t(`mail.states.${stateOf(mail)}`)} /> }, { label: t('mail.to'), value: mail.recipient },
        { label: t('mail.at'), value: f.dateTime(mail.createdAt) }, { label: t('mail.tries'), value: f.number(mail.attempts) }, ...(mail.error ? [{ label: t('mail.error'), value: <span className="text-fail-text">{mail.error}</span> }] : []),
      ]} />
      <div className="mt-5 rounded-md border bg-raised px-4 py-3 leading-relaxed break-words whitespace-pre-wrap">
        {full.isError ? <ErrorState compact error={full.error} onRetry={() => void full.refetch()} /> : full.isPending ? <span className="flex flex-col gap-2"><Skeleton /><Skeleton className="w-3/4" /></span> : full.data.body === null ? <span className="text-muted">{t('mail.gone')}</span> : <Linked text={full.data.body} />}
      </div>
    </>
  )
}
