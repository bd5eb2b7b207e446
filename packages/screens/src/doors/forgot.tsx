import { useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { DoorFrame } from '../session/sign-in.tsx'
import { renderLink } from '../url/use-url.tsx'
import { useIdentityText } from '../identity/text.ts'
import { DoorForm } from './door-form.tsx'

/** Asks for a link that sets a new password. The answer is the same whether there is such an account or not. */
export function Forgot() {
  const t = useIdentityText()
  const client = useClient()
  const [sentTo, setSentTo] = useState<string>()
  const foot = renderLink({ href: '/', children: t('door.backToSignIn') })
  if (sentTo !== undefined) return <DoorFrame title={t('door.resetAsked')} line={t('door.resetAskedLine', { email: sentTo })} foot={foot}>{null}</DoorFrame>
  return (
    <DoorFrame title={t('door.forgot')} line={t('door.forgotLine')} foot={foot}>
      <DoorForm submit={t('door.forgotGo')} fields={[{ name: 'email', label: t('door.email'), type: 'email', autoComplete: 'username', maxLength: 254 }]}
        onSubmit={async (v) => { const email = (v['email'] ?? '').trim(); await client.identity.account.requestReset.mutate({ email }); setSentTo(email) }} />
    </DoorFrame>
  )
}
