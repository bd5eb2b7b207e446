import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Says why a cluster or plugin is as it is: the reason's key in the reader's language, then what only the other side knows. */
export function useStatusReason(): (reason: string) => string {
  const { t, i18n } = useTranslation('console')
  return useCallback((reason) => {
    const [, key = reason, rest] = /^([a-z_]+)(?:: ([\s\S]*))?$/.exec(reason) ?? []
    const known = i18n.exists(`k8s.reason.${key}`, { ns: 'console' }) ? t(`k8s.reason.${key}`) : null
    return [known, rest].filter(Boolean).join(' ') || reason
  }, [t, i18n])
}
