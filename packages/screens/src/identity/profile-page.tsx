import { changePasswordInput, updateProfileInput } from '@colonnade/contract/identity'
import { Badge, Card, Facts, languages, ResourceForm, setPreferences, toast, type Language } from '@colonnade/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import * as z from 'zod'
import { ME_KEY } from '../api/query-client.ts'
import { useClient } from '../api/api-context.ts'
import { useMe } from '../session/use-session.ts'
import { SettingsFrame } from './frame.tsx'
import { useLanguageOptions, useZoneOptions } from './options.ts'
import { useIdentityText } from './text.ts'

const profileSchema = z.object({ fullName: updateProfileInput.shape.fullName.unwrap(), locale: updateProfileInput.shape.locale.unwrap(), timezone: updateProfileInput.shape.timezone.unwrap() })

/** One's own name, language, zone and password. */
export function ProfilePage() {
  const t = useIdentityText()
  const me = useMe()
  const client = useClient()
  const queries = useQueryClient()
  const languageOptions = useLanguageOptions()
  const zones = useZoneOptions()
  const [changes, setChanges] = useState(0)
  const passwordSchema = useMemo(() => z.object({ current: changePasswordInput.shape.current.meta({ widget: 'password' }), password: changePasswordInput.shape.password.meta({ widget: 'password' }), repeat: z.string().min(1).meta({ widget: 'password' }) }), [])
  return (
    <SettingsFrame title={t('profile.title')} line={t('profile.line')}>
      <div className="flex flex-col gap-6">
        <Card title={t('profile.you')}>
          <Facts className="mb-5" items={[{ label: t('user.email'), value: <span className="break-all">{me.email} {!me.emailVerified && <Badge tone="warn">{t('user.unverified')}</Badge>}</span> }, { label: t('profile.tenant'), value: me.tenant.name }]} />
          <ResourceForm className="[&>.sticky]:static" schema={profileSchema} defaultValues={{ fullName: me.fullName ?? '', locale: me.locale as Language, timezone: me.timezone }}
            fields={{ fullName: { label: t('user.name') }, locale: { label: t('user.language'), options: languageOptions, help: t('profile.languageHelp') }, timezone: { label: t('user.zone'), options: zones } }}
            onSubmit={async (values) => {
              const now = await client.identity.account.updateProfile.mutate(values)
              queries.setQueryData(ME_KEY, now)
              if (languages.includes(now.locale as Language)) setPreferences({ language: now.locale as Language, zone: now.timezone })
              toast.success(t('saved'))
            }} />
        </Card>
        <Card title={t('profile.password')} hint={t('profile.passwordLine')}>
          <ResourceForm className="[&>.sticky]:static" key={changes} schema={passwordSchema} submitLabel={t('profile.change')} fields={{ current: { label: t('profile.current') }, password: { label: t('profile.new'), help: t('profile.newHelp') }, repeat: { label: t('profile.repeat') } }}
            onSubmit={async ({ current, password, repeat }) => {
              if (password !== repeat) throw Object.assign(new Error(t('profile.differ')), { shape: { code: 'BAD_REQUEST', reason: 'bad_input', message: t('profile.differ'), fields: [{ path: 'repeat', message: t('profile.differ') }] } })
              await client.identity.account.changePassword.mutate({ current, password })
              setChanges((n) => n + 1)
              toast.success(t('profile.changed'))
            }} />
        </Card>
      </div>
    </SettingsFrame>
  )
}
