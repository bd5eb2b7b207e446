import { useMay } from '@colonnade/screens'
import { Building2, KeyRound, Mail, MonitorSmartphone, ScrollText, ShieldCheck, UserRound, Users } from 'lucide-react'
import { createElement, useMemo, type ReactElement } from 'react'
import { useText } from '../../locales/index.ts'

/** A page of the settings. */
export interface SettingsPage { href: string; label: string; icon: ReactElement }

/** The pages of the settings the person may see: their own first, then the tenant's. */
export function useSettingsPages(): SettingsPage[] {
  const t = useText()
  const may = useMay()
  return useMemo(() => [
    { href: '/settings/profile', label: t('settings.profile'), icon: createElement(UserRound), shown: true },
    { href: '/settings/sessions', label: t('settings.sessions'), icon: createElement(MonitorSmartphone), shown: true },
    { href: '/settings/tokens', label: t('settings.tokens'), icon: createElement(KeyRound), shown: may('api_tokens:read') },
    { href: '/settings/users', label: t('settings.users'), icon: createElement(Users), shown: may('users:read') },
    { href: '/settings/roles', label: t('settings.roles'), icon: createElement(ShieldCheck), shown: may('roles:read') },
    { href: '/settings/tenant', label: t('settings.tenant'), icon: createElement(Building2), shown: true },
    { href: '/settings/audit', label: t('settings.audit'), icon: createElement(ScrollText), shown: may('audit_logs:read') },
    { href: '/settings/mail', label: t('settings.mail'), icon: createElement(Mail), shown: may('mail:read') },
  ].filter((p) => p.shown).map(({ shown: _shown, ...page }) => page), [t, may])
}
