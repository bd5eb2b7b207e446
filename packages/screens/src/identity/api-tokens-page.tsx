import type { Outputs } from '@colonnade/client'
import { apiTokenSchemas } from '@colonnade/contract/identity'
import { Button, CopyButton, Dialog, ErrorState, Facts, Field, Input, Mono, Select, SidePanel, StatusBadge, toast, useFormat, type Column } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Ban, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { useFieldWords } from '../lib/fields.ts'
import { useScreensText } from '../locales/index.ts'
import { procedures, type Entity } from '../resource/entity.ts'
import { useRefresh } from '../resource/forms.tsx'
import { ResourcePage } from '../resource/resource-page.tsx'
import { useMay, useMe } from '../session/use-session.ts'
import { useUrl } from '../url/use-url.tsx'
import { PermissionGrid } from './permission-grid.tsx'

/** A token as lists show it; its secret is nowhere. */
export type ApiTokenRow = Outputs['identity']['apiToken']['list']['items'][number]

const stateOf = (token: ApiTokenRow) => (token.revokedAt ? 'revoked' : token.expiresAt && new Date(token.expiresAt) < new Date() ? 'expired' : 'active')

function useApiTokenEntity(): Entity<ApiTokenRow> {
  const t = useScreensText()
  const f = useFormat()
  const fields = useFieldWords('apiToken', 'screens')
  const client = useClient()
  const may = useMay()
  const url = useUrl()
  const refresh = useRefresh(['identity', 'apiToken'])
  return useMemo((): Entity<ApiTokenRow> => {
    const revoke = async (rows: readonly ApiTokenRow[]) => {
      try {
        const { changed } = await client.identity.apiToken.revoke.mutate({ ids: rows.map((r) => r.id) })
        await refresh()
        toast.success(t('token.revoked', { n: f.number(changed) }))
      } catch (error) { toast.error(error); return false }
    }
    const state = (row: ApiTokenRow) => <StatusBadge plain status={stateOf(row)} label={fields.option(stateOf(row))} />
    const columns: Column<ApiTokenRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (x) => x.name, width: 200, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'prefix', header: t('token.prefix'), cell: (x) => `${x.prefix}…`, width: 150, mono: true },
      { id: 'state', header: fields.label('status'), cell: state, width: 110 },
      { id: 'permissions', header: fields.label('permissions'), cell: (x) => f.number(x.permissions.length), width: 110, align: 'end', mono: true },
      { id: 'lastUsedAt', header: t('token.lastUsed'), cell: (x) => (x.lastUsedAt ? f.relative(x.lastUsedAt) : t('token.never')), width: 130, sortable: true, filter: { type: 'date', nullable: true } },
      { id: 'expiresAt', header: t('token.expires'), cell: (x) => (x.expiresAt ? f.date(x.expiresAt) : t('token.noExpiry')), width: 130, sortable: true, filter: { type: 'date', nullable: true } },
    ]
    return {
      path: ['identity', 'apiToken'], permissions: 'api_tokens', api: procedures<ApiTokenRow>(client.identity.apiToken, ['list', 'get', 'history', 'update']), schemas: apiTokenSchemas,
      words: { one: t('token.one'), many: t('token.many'), line: t('token.line'), empty: t('token.empty') },
      columns, title: (x) => x.name, subtitle: (x) => <span className="inline-flex items-center gap-2">{state(x)}<Mono>{x.prefix}…</Mono></span>,
      summary: (x) => <div className="flex flex-col gap-5"><Facts items={[{ label: t('token.expires'), value: x.expiresAt ? f.dateTime(x.expiresAt) : t('token.noExpiry') }, { label: t('token.lastUsed'), value: x.lastUsedAt ? f.dateTime(x.lastUsedAt) : t('token.never') }, { label: fields.label('createdAt'), value: f.dateTime(x.createdAt) }]} /><PermissionGrid value={x.permissions} /></div>,
      recordActions: (x) => !x.revokedAt && may('api_tokens:delete') && <Button icon={<Ban />} onClick={() => void revoke([x])}>{t('token.revoke')}</Button>,
      primary: may('api_tokens:create') && <Button look="primary" icon={<Plus />} onClick={() => url.set({ create: '1', open: null })}>{t('resource.new')}</Button>,
      bulkActions: may('api_tokens:delete') ? [{ id: 'revoke', label: t('token.revoke'), icon: <Ban />, danger: true, run: revoke }] : undefined,
      form: { text: fields.text }, fieldLabel: fields.label, fieldValue: fields.value, locked: (x) => Boolean(x.revokedAt),
      rowTone: (x) => (stateOf(x) === 'expired' ? 'warn' : undefined),
    }
  }, [client, t, f, fields, may, url, refresh])
}

/** One's own tokens for programs: permissions and an expiry of choice; the secret is shown once. */
export function ApiTokensPage() {
  const url = useUrl()
  const [made, setMade] = useState<string>()
  return (
    <>
      <ResourcePage entity={useApiTokenEntity()} />
      {url.params.has('create') && <NewToken onClose={() => url.set({ create: null })} onMade={(token) => { url.set({ create: null }); setMade(token) }} />}
      {made !== undefined && <ShownOnce token={made} onClose={() => setMade(undefined)} />}
    </>
  )
}

const days = ['30', '90', '365', ''] as const

function NewToken({ onClose, onMade }: { onClose: () => void; onMade: (token: string) => void }) {
  const t = useScreensText()
  const client = useClient()
  const me = useMe()
  const refresh = useRefresh(['identity', 'apiToken'])
  const [name, setName] = useState('')
  const [lasts, setLasts] = useState('90')
  const [permissions, setPermissions] = useState<string[]>([])
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identity.apiToken.create.mutate({ name, permissions: permissions as never, expiresAt: lasts === 'never' ? null : new Date(Date.now() + Number(lasts) * 86_400_000).toISOString() }),
    onSuccess: ({ token }) => { void refresh(); onMade(token) },
  })
  return (
    <SidePanel open onClose={onClose} title={t('resource.newTitle', { one: t('token.one') })} footer={<Button look="primary" busy={create.isPending} disabled={!name.trim() || !permissions.length} onClick={() => create.mutate()}>{t('token.create')}</Button>}>
      <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (name.trim() && permissions.length) create.mutate() }}>
        {create.error && <ErrorState compact error={create.error} />}
        <Field label={t('token.name')} help={t('token.nameHelp')} required><Input value={name} maxLength={100} onChange={(e) => setName(e.target.value)} /></Field>
        <Field label={t('token.expires')}><Select value={lasts} onValue={setLasts} options={days.map((d) => ({ value: d || 'never', label: d ? t('token.days', { n: d }) : t('token.noExpiry') }))} /></Field>
        <div><p className="mb-1 font-medium">{t('token.may')}</p><PermissionGrid value={permissions} onValue={setPermissions} offered={me.permissions} /></div>
      </form>
    </SidePanel>
  )
}

function ShownOnce({ token, onClose }: { token: string; onClose: () => void }) {
  const t = useScreensText()
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('token.made')} description={t('token.madeLine')} footer={<Button look="primary" onClick={onClose}>{t('token.kept')}</Button>}>
      <p className="flex items-center gap-2 rounded-md border bg-raised px-3 py-2"><Mono className="min-w-0 flex-1 break-all select-all">{token}</Mono><CopyButton value={token} /></p>
    </Dialog>
  )
}
