import { Field, Input, Select, type WidgetProps } from '@colonnade/ui'
import { useConsoleText } from '../../../locales/index.ts'

interface Admin { email?: string; fullName?: string; locale?: string }
const languages = [{ value: 'en', label: 'English' }, { value: 'zh-CN', label: '简体中文' }, { value: 'zh-TW', label: '繁體中文' }]

/** The first administrator of a new tenant: address, name, language of the invitation. */
export function AdminFields({ value, onChange, onBlur, id, ...rest }: WidgetProps) {
  const t = useConsoleText()
  const admin = (value && typeof value === 'object' ? value : {}) as Admin
  const set = (part: Admin) => {
    const next = { ...admin, ...part }
    if (!next.fullName) delete next.fullName
    onChange({ ...next, locale: next.locale ?? 'en' })
  }
  return (
    <div id={id} role="group" className="flex flex-col gap-3 border-l-2 pl-4">
      <Field label={t('tenant.adminEmail')} required><Input type="email" aria-invalid={rest['aria-invalid']} value={admin.email ?? ''} onBlur={onBlur} onChange={(e) => set({ email: e.target.value })} /></Field>
      <Field label={t('tenant.adminName')} optional><Input value={admin.fullName ?? ''} onBlur={onBlur} onChange={(e) => set({ fullName: e.target.value })} /></Field>
      <Field label={t('tenant.adminLocale')}><Select value={admin.locale ?? 'en'} options={languages} onValue={(locale) => set({ locale })} /></Field>
    </div>
  )
}
