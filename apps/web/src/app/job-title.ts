import type { JobRow } from '@colonnade/screens'
import { useCallback } from 'react'
import { useText } from '../locales/index.ts'

/** The sentence a job of the web app goes by; undefined for those of the shared screens. */
export function useJobTitle(): (job: JobRow) => string | undefined {
  const t = useText()
  return useCallback((job) => {
    if (/document/i.test(job.type)) return t('job.index')
    if (/knowledge|embed/i.test(job.type)) return t('job.knowledge')
    return undefined
  }, [t])
}
