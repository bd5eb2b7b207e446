import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

interface Said { reason: string; message: string; remedy?: string }

// What the other side itself wrote stays as it wrote it: it names what nobody here can know.
function wordsOf({ reason, message }: Said): string | undefined {
  return reason === 'task_failed' ? message : /It says: (.+)$/s.exec(message)?.[1]
}

/** What was wrong outside, in the reader's language where the reason is known, with the other side's own words; in English the server's, which are more exact. */
export function useProblem(): (said: Said) => { message: string; remedy: string } {
  const { t, i18n } = useTranslation('console')
  return useCallback((said) => {
    const { reason, message, remedy = '' } = said
    const known = i18n.language !== 'en' && i18n.exists(`outside.problem.${reason}.message`, { ns: 'console' })
    if (!known) return { message, remedy }
    const words = wordsOf(said)
    return { message: [t(`outside.problem.${reason}.message`), ...(words ? [t('outside.says', { words, interpolation: { escapeValue: false } })] : [])].join(' '), remedy: t(`outside.problem.${reason}.remedy`) }
  }, [t, i18n])
}
