import { apiTokenSchemas } from '@colonnade/contract/identity'
import { Badge, Button, ConfirmDanger, Facts, Mono, StatusBadge, toast, useFormat } from '@colonnade/ui'
import { Ban, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type * as z from 'zod'
import { useClient } from '../api/api-context.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { useRefresh } from '../resource/forms.tsx'
import { ResourcePage } from '../resource/resource-page.tsx'
import { useMay } from '../session/use-session.ts'
import { NewToken } from './new-token.tsx'
import { usePermissionWords } from './role-matrix.tsx'
import { useIdentityText } from './text.ts'

/** A token for programs; the secret itself is not among this. */
export type ApiToken = z.infer<typeof apiTokenSchemas.output>

const stateOf = (token: ApiToken, now = Date.now()): 'active' | 'expired' | 'revoked' => (token.revokedAt ? 'revoked' : token.expiresAt && new Date(token.expiresAt).getTime() < now ? 'expired' : 'active')

/** One's own tokens: made with chosen permissions, shown once, revoked for good. */
export function TokensPage() {
  const t = useIdentityText()
  const f = useFormat()
  const client = useClient()
  const may = useMay()
  const words = usePermissionWords()
  const refresh = useRefresh(['identity', 'apiToken'])
  const [making, setMaking] = useState(false)
  const [doomed, setDoomed] = useState<ApiToken>()
  const make = useMemo(() => may('api_tokens:create') && <Button look="primary" icon={<Plus />} onClick={() => setMaking(true)}>{t('token.new')}</Button>, [may, t])
  const revoke = async (token: ApiToken) => {
    try {
      await client.identity.apiToken.revoke.mutate({ ids: [token.id] })
      await refresh()
      toast.success(t('token.revoked', { name: token.name }))
    } catch (error) { toast.error(error) }
  }
  const entity = useMemo((): Entity<ApiToken> => ({
    path: ['identity', 'apiToken'], permissions: 'api_tokens', schemas: apiTokenSchemas, api: procedures<ApiToken>(client.identity.apiToken, ['list', 'get', 'history', 'update']),
    words: { one: t('token.one'), many: t('token.many'), line: t('token.line'), empty: t('token.empty') },
    title: (k) => k.name, subtitle: (k) => <Mono>{k.prefix}…</Mono>, locked: (k) => k.revokedAt !== null, pageActions: make, form: { fields: { name: { label: t('token.name') } } },
    columns: [
      { id: 'name', header: t('token.name'), width: 200, sortable: true, filter: { type: 'text' }, cell: (k) => <span className="font-medium">{k.name}</span> },
      { id: 'prefix', header: t('token.prefix'), width: 130, mono: true, cell: (k) => `${k.prefix}…` },
      { id: 'state', field: 'revokedAt', header: t('token.state'), width: 120, filter: { type: 'date', operators: ['isNull'], nullable: true }, cell: (k) => <StatusBadge plain status={stateOf(k)} label={t(`token.states.${stateOf(k)}`)} /> },
      { id: 'permissions', header: t('token.permissions'), width: 130, align: 'end', cell: (k) => t('token.count', { n: f.number(k.permissions.length) }) },
      { id: 'expiresAt', header: t('token.expires'), width: 150, sortable: true, filter: { type: 'date', nullable: true }, cell: (k) => (k.expiresAt ? f.date(k.expiresAt) : <span className="text-muted">{t('token.neverExpires')}</span>) },
      { id: 'lastUsedAt', header: t('token.used'), width: 140, sortable: true, filter: { type: 'date', nullable: true }, cell: (k) => (k.lastUsedAt ? f.relative(k.lastUsedAt) : <span className="text-muted">{t('token.neverUsed')}</span>) },
      { id: 'createdAt', header: t('created'), width: 150, sortable: true, defaultHidden: true, cell: (k) => f.dateTime(k.createdAt) },
    ],
    summary: (k) => (
      <>
        <Facts items={[
          { label: t('token.state'), value: <StatusBadge plain status={stateOf(k)} label={t(`token.states.${stateOf(k)}`)} /> }, { label: t('token.prefix'), value: <Mono>{k.prefix}…</Mono> },
          { label: t('token.expires'), value: k.expiresAt ? f.dateTime(k.expiresAt) : t('token.neverExpires') }, { label: t('token.used'), value: k.lastUsedAt ? f.dateTime(k.lastUsedAt) : t('token.neverUsed') }, { label: t('created'), value: f.dateTime(k.createdAt) },
        ]} />
        <h3 className="mt-5 mb-2">{t('token.permissions')}</h3>
        <ul className="flex flex-wrap gap-1.5">{k.permissions.map((p) => { const [resource = '', action = ''] = p.split(':'); return <li key={p}><Badge>{`${words.resource(resource)}: ${words.action(action)}`}</Badge></li> })}</ul>
      </>
    ),
    recordActions: (k) => (k.revokedAt || !may('api_tokens:delete') ? null : <Button icon={<Ban />} className="text-fail-text" onClick={() => setDoomed(k)}>{t('token.revoke')}</Button>),
  }), [client, t, f, may, words, make])
  return (
    <>
      <ResourcePage entity={entity} />
      {making && <NewToken onClose={() => setMaking(false)} />}
      {doomed && <ConfirmDanger open onOpenChange={(open) => { if (!open) setDoomed(undefined) }} title={t('token.revokeTitle')} name={doomed.name} consequence={t('token.revokeLine')} action={t('token.revoke')} onConfirm={() => revoke(doomed)} />}
    </>
  )
}
