import { DoorFrame, renderLink, useClient } from '@colonnade/screens'
import { ErrorState, Skeleton, toErrorShape, useFormat, usePreferences } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useText } from '../../locales/index.ts'
import { DoorForm } from './door-form.tsx'
import { browserZone, useGoIn, useLinkToken, usePasswordCheck } from './use-door.ts'

/** Name and password of someone who was invited. */
export function Invitation() {
  const t = useText()
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
  const signIn = renderLink({ href: '/', children: t('outside.signInLink') })
  if (read.isError) return <DoorFrame title={t('outside.notInvited')} line={t('outside.notInvitedLine')} foot={signIn}>{toErrorShape(read.error).code === 'UNAVAILABLE' ? <ErrorState compact error={read.error} onRetry={() => read.mutate()} /> : null}</DoorFrame>
  const invited = read.data
  if (!invited) return <DoorFrame title={t('outside.invitation')}><Skeleton /><Skeleton className="w-2/3" /></DoorFrame>
  return (
    <DoorFrame title={t('outside.invited', { tenant: invited.tenantName })} line={t('outside.invitedLine', { email: invited.email, date: f.date(invited.expiresAt) })}>
      <DoorForm submit={t('outside.invitedGo')} initial={{ fullName: invited.fullName ?? '' }} before={<input type="text" name="email" autoComplete="username" value={invited.email} readOnly hidden />}
        fields={[{ name: 'fullName', label: t('outside.name'), autoComplete: 'name' }, { name: 'password', label: t('outside.password'), type: 'password', autoComplete: 'new-password', maxLength: 200, help: t('outside.passwordHelp'), check }]}
        onSubmit={async (v) => {
          const { me } = await client.identity.account.acceptInvitation.mutate({ token, fullName: v['fullName'] ?? '', password: v['password'] ?? '', locale: language, timezone: browserZone() })
          if (invited.side === 'provider') location.assign('/console/')
          else goIn(me)
        }} />
    </DoorFrame>
  )
}
