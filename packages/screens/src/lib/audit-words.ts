import { humanise } from '@colonnade/ui'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Words for what was done and to what kind of record. */
export function useAuditWords(): { action: (name: string) => string; resource: (name: string) => string } {
  const { t, i18n } = useTranslation('screens')
  return useMemo(() => ({
    action: (name) => (i18n.exists(`auditAction.${name}`, { ns: 'screens' }) ? t(`auditAction.${name}`) : humanise(name)),
    resource: (name) => (i18n.exists(`resourceType.${name}`, { ns: 'screens' }) ? t(`resourceType.${name}`) : humanise(name)),
  }), [t, i18n])
}
