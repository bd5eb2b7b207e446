import { DoorFrame, renderLink, useClient, useTRPC } from '@colonnade/screens'
import { usePreferences } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../locales/index.ts'
import { DoorForm } from './door-form.tsx'
import { browserZone, useGoIn, usePasswordCheck } from './use-door.ts'

/** A new tenant and its first administrator. */
export function SignUp() {
  const t = useText()
  const client = useClient()
  const trpc = useTRPC()
  const goIn = useGoIn()
  const check = usePasswordCheck()
  const { language } = usePreferences()
  const status = useQuery({ ...trpc.identity.setup.status.queryOptions(), staleTime: 60_000 })
  const foot = <>{t('outside.haveAccount')} {renderLink({ href: '/', children: t('outside.signInLink') })}</>
  if (status.data && !status.data.signUp) return <DoorFrame title={t('outside.closed')} line={t('outside.closedLine')} foot={foot}>{null}</DoorFrame>
  return (
    <DoorFrame title={t('outside.signUp')} line={t('outside.signUpLine')} foot={foot}>
      <DoorForm submit={t('outside.signUpGo')}
        fields={[
          { name: 'tenantName', label: t('outside.tenant'), help: t('outside.tenantHelp'), autoComplete: 'organization' }, { name: 'fullName', label: t('outside.name'), autoComplete: 'name' },
          { name: 'email', label: t('outside.email'), type: 'email', autoComplete: 'username', maxLength: 254 }, { name: 'password', label: t('outside.password'), type: 'password', autoComplete: 'new-password', maxLength: 200, help: t('outside.passwordHelp'), check },
        ]}
        onSubmit={async (v) => { const { me } = await client.identity.account.signUp.mutate({ tenantName: v['tenantName'] ?? '', fullName: v['fullName'] ?? '', email: v['email'] ?? '', password: v['password'] ?? '', locale: language, timezone: browserZone() }); goIn(me) }} />
    </DoorFrame>
  )
}
