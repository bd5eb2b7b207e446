import { ErrorState, Skeleton, toErrorShape, useFormat, usePreferences } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useClient } from '../api/api-context.ts'
import { DoorFrame } from '../session/sign-in.tsx'
import { renderLink } from '../url/use-url.tsx'
import { useIdentityText } from '../identity/text.ts'
import { DoorForm } from './door-form.tsx'
import { browserZone, useGoIn, useLinkToken, usePasswordCheck } from './use-door.ts'

/** Name and password of someone who was invited. */
export function Invitation() {
  const t = useIdentityText()
  const f = useFormat()
  const client = useClient()
  const token = useLinkToken()
  const goIn = useGoIn()
  const check = usePasswordCheck()
  const { language } = usePreferences()
  // Asked by a mutation: the token of a query would stand in the address, and from there in logs.
  const read = useMutation({ meta: { quiet: true }, mutationFn: () => client.identity.account.invitation.mutate({ token }) })
  const begun = useRef(false)
  useEffect(() => { if (!begun.current) { begun.current = true; read.mutate() } }) // oxlint-disable-line react-hooks/exhaustive-deps -- once, whatever changes
  const signIn = renderLink({ href: '/', children: t('door.signInLink') })
  if (read.isError) return <DoorFrame title={t('door.notInvited')} line={t('door.notInvitedLine')} foot={signIn}>{toErrorShape(read.error).code === 'UNAVAILABLE' ? <ErrorState compact error={read.error} onRetry={() => read.mutate()} /> : null}</DoorFrame>
  const invited = read.data
  if (!invited) return <DoorFrame title={t('door.invitation')}><Skeleton /><Skeleton className="w-2/3" /></DoorFrame>
  return (
    <DoorFrame title={t('door.invited', { tenant: invited.tenantName })} line={t('door.invitedLine', { email: invited.email, date: f.date(invited.expiresAt) })}>
      <DoorForm submit={t('door.invitedGo')} initial={{ fullName: invited.fullName ?? '' }} before={<input type="text" name="email" autoComplete="username" value={invited.email} readOnly hidden />}
        fields={[{ name: 'fullName', label: t('door.name'), autoComplete: 'name' }, { name: 'password', label: t('door.password'), type: 'password', autoComplete: 'new-password', maxLength: 200, help: t('door.passwordHelp'), check }]}
        onSubmit={async (v) => {
          const { me } = await client.identity.account.acceptInvitation.mutate({ token, fullName: v['fullName'] ?? '', password: v['password'] ?? '', locale: language, timezone: browserZone() })
          if (invited.side === 'provider' && !location.pathname.startsWith('/console')) location.assign('/console/')
          else goIn(me)
        }} />
    </DoorFrame>
  )
}
