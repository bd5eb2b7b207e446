import { DoorFrame, forgetAll, ME_KEY, useClient, useGo, useTRPC } from '@colonnade/screens'
import { Button, ErrorState, Field, getPreferences, Input, localZone, Skeleton } from '@colonnade/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useConsoleText } from '../../locales/index.ts'

// Behind the #, where no server and no log sees it.
const codeOf = (hash: string) => new URLSearchParams(hash.replace(/^#/, '')).get('code') ?? ''
const blank = { code: '', platformName: '', fullName: '', email: '', password: '' }

/** The first start of an empty platform: its name and its first operator. */
export function Page() {
  const t = useConsoleText()
  const trpc = useTRPC()
  const client = useClient()
  const queries = useQueryClient()
  const go = useGo()
  const status = useQuery(trpc.identity.setup.status.queryOptions())
  const [given] = useState(() => codeOf(globalThis.location.hash))
  const [values, setValues] = useState({ ...blank, code: given })
  const set = (part: Partial<typeof blank>) => setValues((now) => ({ ...now, ...part }))
  const complete = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identity.setup.complete.mutate({ code: values.code, fullName: values.fullName, email: values.email, password: values.password, locale: getPreferences().language, timezone: localZone(), ...(values.platformName.trim() ? { platformName: values.platformName } : {}) }),
    onSuccess: ({ me }) => { forgetAll(queries); queries.setQueryData(ME_KEY, me); go('/', { replace: true }) },
  })
  const send = (event: FormEvent) => { event.preventDefault(); complete.mutate() }
  if (status.isError) return <DoorFrame title={t('setup.title')}><ErrorState compact error={status.error} onRetry={() => void status.refetch()} /></DoorFrame>
  if (!status.data) return <DoorFrame title={t('setup.title')}><Skeleton /></DoorFrame>
  if (!status.data.needed) return <DoorFrame title={t('setup.title')} line={t('setup.done')}><Button look="primary" className="h-10" onClick={() => go('/', { replace: true })}>{t('setup.signIn')}</Button></DoorFrame>
  return (
    <DoorFrame title={t('setup.title')} line={t('setup.line')}>
      <form onSubmit={send} className="flex flex-col gap-4">
        {complete.error && <ErrorState compact error={complete.error} />}
        {!given && <Field label={t('setup.code')} help={t('setup.codeHelp')} required><Input autoFocus required mono maxLength={100} autoComplete="off" value={values.code} onChange={(e) => set({ code: e.target.value })} /></Field>}
        <Field label={t('setup.platformName')} help={t('setup.platformHelp')} optional><Input autoFocus={Boolean(given)} maxLength={255} value={values.platformName} onChange={(e) => set({ platformName: e.target.value })} /></Field>
        <Field label={t('setup.fullName')} required><Input required maxLength={255} autoComplete="name" value={values.fullName} onChange={(e) => set({ fullName: e.target.value })} /></Field>
        <Field label={t('setup.email')} required><Input type="email" required maxLength={254} autoComplete="username" value={values.email} onChange={(e) => set({ email: e.target.value })} /></Field>
        <Field label={t('setup.password')} help={t('setup.passwordHelp')} required><Input type="password" required minLength={10} maxLength={200} autoComplete="new-password" value={values.password} onChange={(e) => set({ password: e.target.value })} /></Field>
        <Button type="submit" look="primary" busy={complete.isPending} className="h-10">{t('setup.submit')}<ArrowRight /></Button>
      </form>
    </DoorFrame>
  )
}
