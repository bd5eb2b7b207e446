import { usePreferences } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { useClient, useTRPC } from '../api/api-context.ts'
import { DoorFrame } from '../session/sign-in.tsx'
import { renderLink } from '../url/use-url.tsx'
import { useIdentityText } from '../identity/text.ts'
import { DoorForm } from './door-form.tsx'
import { browserZone, useGoIn, usePasswordCheck } from './use-door.ts'

/** A new tenant and its first administrator. */
export function SignUp() {
  const t = useIdentityText()
  const client = useClient()
  const trpc = useTRPC()
  const goIn = useGoIn()
  const check = usePasswordCheck()
  const { language } = usePreferences()
  const status = useQuery({ ...trpc.identity.setup.status.queryOptions(), staleTime: 60_000 })
  const foot = <>{t('door.haveAccount')} {renderLink({ href: '/', children: t('door.signInLink') })}</>
  if (status.data && !status.data.signUp) return <DoorFrame title={t('door.closed')} line={t('door.closedLine')} foot={foot}>{null}</DoorFrame>
  return (
    <DoorFrame title={t('door.signUp')} line={t('door.signUpLine')} foot={foot}>
      <DoorForm submit={t('door.signUpGo')}
        fields={[
          { name: 'tenantName', label: t('door.tenant'), help: t('door.tenantHelp'), autoComplete: 'organization' }, { name: 'fullName', label: t('door.name'), autoComplete: 'name' },
          { name: 'email', label: t('door.email'), type: 'email', autoComplete: 'username', maxLength: 254 }, { name: 'password', label: t('door.password'), type: 'password', autoComplete: 'new-password', maxLength: 200, help: t('door.passwordHelp'), check },
        ]}
        onSubmit={async (v) => { const { me } = await client.identity.account.signUp.mutate({ tenantName: v['tenantName'] ?? '', fullName: v['fullName'] ?? '', email: v['email'] ?? '', password: v['password'] ?? '', locale: language, timezone: browserZone() }); goIn(me) }} />
    </DoorFrame>
  )
}
