import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblem } from '../../../lib/use-problem.ts'

/** Says why a cluster or plugin is as it is: the reason's key in the reader's language, which object it is about, then what only the other side knows. */
export function useStatusReason(): (reason: string) => string {
  const { t, i18n } = useTranslation('console')
  const say = useProblem()
  return useCallback((reason) => {
    const [, key = reason, rest = ''] = /^([a-z_]+)(?:: ([\s\S]*))?$/.exec(reason) ?? []
    const has = (name: string) => i18n.exists(name, { ns: 'console' })
    const own = has(`k8s.reason.${key}`)
    // what a driver says is known too; in English its own words are more exact
    if (!own && i18n.language !== 'en' && has(`outside.problem.${key}.message`)) {
      const [about = ''] = /^\w+ [\w.:-]*\w(?=: )/.exec(rest) ?? []
      return [about && `${about}:`, say({ reason: key, message: rest }).message].filter(Boolean).join(' ')
    }
    return [own ? t(`k8s.reason.${key}`) : null, rest].filter(Boolean).join(' ') || reason
  }, [t, i18n, say])
}
