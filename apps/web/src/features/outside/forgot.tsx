import { DoorFrame, renderLink, useClient } from '@colonnade/screens'
import { useState } from 'react'
import { useText } from '../../locales/index.ts'
import { DoorForm } from './door-form.tsx'

/** Asks for a link that sets a new password. The answer is the same whether there is such an account or not. */
export function Forgot() {
  const t = useText()
  const client = useClient()
  const [sentTo, setSentTo] = useState<string>()
  const foot = renderLink({ href: '/', children: t('outside.backToSignIn') })
  if (sentTo !== undefined) return <DoorFrame title={t('outside.resetAsked')} line={t('outside.resetAskedLine', { email: sentTo })} foot={foot}>{null}</DoorFrame>
  return (
    <DoorFrame title={t('outside.forgot')} line={t('outside.forgotLine')} foot={foot}>
      <DoorForm submit={t('outside.forgotGo')} fields={[{ name: 'email', label: t('outside.email'), type: 'email', autoComplete: 'username', maxLength: 254 }]}
        onSubmit={async (v) => { const email = (v['email'] ?? '').trim(); await client.identity.account.requestReset.mutate({ email }); setSentTo(email) }} />
    </DoorFrame>
  )
}
