import type { JobRow } from '@colonnade/screens'
import { useCallback } from 'react'
import { useText } from '../locales/index.ts'

/** A document that is read shows how far it is where it stands, and on the home page: the tray would only cover them. */
export const isShownElsewhere = (job: JobRow): boolean => job.type === 'knowledge.index'

/** The sentence a job of the web app goes by; undefined for those of the shared screens. */
export function useJobTitle(): (job: JobRow) => string | undefined {
  const t = useText()
  return useCallback((job) => {
    if (job.type.startsWith('knowledge.')) return t('job.knowledge')
    return undefined
  }, [t])
}
