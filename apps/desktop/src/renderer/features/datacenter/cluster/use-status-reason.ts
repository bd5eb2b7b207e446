import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Says why a cluster or plugin is as it is: the reason's key in the reader's language, then what only the other side knows. */
export function useStatusReason(): (reason: string) => string {
  const { t, i18n } = useTranslation('console')
  return useCallback((reason) => {
    const [, key = reason, rest] = /^([a-z_]+)(?:: ([\s\S]*))?$/.exec(reason) ?? []
    const has = (name: string) => i18n.exists(name, { ns: 'console' })
    // what a driver says is known too; in English its own words are more exact
    if (!has(`k8s.reason.${key}`) && i18n.language !== 'en' && has(`outside.problem.${key}.message`)) return t(`outside.problem.${key}.message`)
    const known = has(`k8s.reason.${key}`) ? t(`k8s.reason.${key}`) : null
    return [known, rest].filter(Boolean).join(' ') || reason
  }, [t, i18n])
}
