import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

interface Said { reason: string; message: string; remedy?: string }

/** What was wrong outside, in the reader's language where the reason is known; the server's own words, which are more exact, in English. */
export function useProblem(): (said: Said) => { message: string; remedy: string } {
  const { t, i18n } = useTranslation('console')
  return useCallback(({ reason, message, remedy = '' }) => {
    const known = i18n.language !== 'en' && i18n.exists(`outside.problem.${reason}.message`, { ns: 'console' })
    return known ? { message: t(`outside.problem.${reason}.message`), remedy: t(`outside.problem.${reason}.remedy`) } : { message, remedy }
  }, [t, i18n])
}
