import { Button } from '@colonnade/ui'
import { useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { DoorFrame } from '../session/sign-in.tsx'
import { renderLink } from '../url/use-url.tsx'
import { useIdentityText } from '../identity/text.ts'
import { DoorForm } from './door-form.tsx'
import { useLinkToken, usePasswordCheck } from './use-door.ts'

/** A new password, by the link that was mailed. */
export function Reset() {
  const t = useIdentityText()
  const client = useClient()
  const token = useLinkToken()
  const check = usePasswordCheck()
  const [done, setDone] = useState(false)
  const foot = renderLink({ href: '/forgot', children: t('door.anotherLink') })
  if (done) return <DoorFrame title={t('door.resetDone')} line={t('door.resetDoneLine')}><Button asChild look="primary" className="h-10">{renderLink({ href: '/', children: t('door.signInLink') }) as React.ReactElement}</Button></DoorFrame>
  if (!token) return <DoorFrame title={t('door.noLink')} line={t('door.noLinkLine')} foot={foot}>{null}</DoorFrame>
  return (
    <DoorFrame title={t('door.reset')} line={t('door.resetLine')} foot={foot}>
      <DoorForm submit={t('door.resetGo')}
        fields={[
          { name: 'password', label: t('door.newPassword'), type: 'password', autoComplete: 'new-password', maxLength: 200, help: t('door.passwordHelp'), check },
          { name: 'repeat', label: t('door.repeat'), type: 'password', autoComplete: 'new-password', maxLength: 200, check: (value, all) => (value === all['password'] ? undefined : t('door.differ')) },
        ]}
        onSubmit={async (v) => { await client.identity.account.reset.mutate({ token, password: v['password'] ?? '' }); setDone(true) }} />
    </DoorFrame>
  )
}
