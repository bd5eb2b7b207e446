import { DoorFrame, renderLink, useClient } from '@colonnade/screens'
import { Button } from '@colonnade/ui'
import { useState } from 'react'
import { useText } from '../../locales/index.ts'
import { DoorForm } from './door-form.tsx'
import { useLinkToken, usePasswordCheck } from './use-door.ts'

/** A new password, by the link that was mailed. */
export function Reset() {
  const t = useText()
  const client = useClient()
  const token = useLinkToken()
  const check = usePasswordCheck()
  const [done, setDone] = useState(false)
  const foot = renderLink({ href: '/forgot', children: t('outside.anotherLink') })
  if (done) return <DoorFrame title={t('outside.resetDone')} line={t('outside.resetDoneLine')}><Button asChild look="primary" className="h-10">{renderLink({ href: '/', children: t('outside.signInLink') }) as React.ReactElement}</Button></DoorFrame>
  if (!token) return <DoorFrame title={t('outside.noLink')} line={t('outside.noLinkLine')} foot={foot}>{null}</DoorFrame>
  return (
    <DoorFrame title={t('outside.reset')} line={t('outside.resetLine')} foot={foot}>
      <DoorForm submit={t('outside.resetGo')}
        fields={[
          { name: 'password', label: t('outside.newPassword'), type: 'password', autoComplete: 'new-password', maxLength: 200, help: t('outside.passwordHelp'), check },
          { name: 'repeat', label: t('outside.repeat'), type: 'password', autoComplete: 'new-password', maxLength: 200, check: (value, all) => (value === all['password'] ? undefined : t('outside.differ')) },
        ]}
        onSubmit={async (v) => { await client.identity.account.reset.mutate({ token, password: v['password'] ?? '' }); setDone(true) }} />
    </DoorFrame>
  )
}
