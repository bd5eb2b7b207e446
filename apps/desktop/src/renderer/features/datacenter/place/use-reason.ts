import { humanise, useFormat } from '@colonnade/ui'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { withCount, type Vars } from '@colonnade/screens'

/** A reason as the server gives it: a stable code and the figures of its sentence. */
export interface ReasonData { code: string; params: Readonly<Record<string, string | number>> }

/** Says a placement reason as a sentence. Codes this version does not know are spelt out. */
export function useReason(): (reason: ReasonData) => string {
  const { t, i18n } = useTranslation('console')
  const f = useFormat()
  return useCallback(({ code, params }) => {
    const key = `reason.${code.replace(/^placement\./, '')}`
    if (code.endsWith('quota_short')) return quotaSentence((name, vars) => t(name, (vars ?? {}) as Record<string, string>), f, params)
    const print = (name: string, v: string | number) => (typeof v !== 'number' ? v : name === 'by' && params['unit'] === 'MB' ? f.megabytes(v) : name === 'by' && params['unit'] === 'GB' ? f.gigabytes(v) : f.number(v))
    const vars = Object.fromEntries(Object.entries(params).map(([name, v]) => [name, print(name, v)]))
    const n = Number(params['hosts'] ?? params['count'] ?? 1)
    return i18n.exists(key, { ns: 'console', count: n }) ? t(key, withCount({ ...vars, n: f.number(n) }) as Record<string, string>) : humanise(code.replace(/^placement\./, ''))
  }, [t, i18n, f])
}

// Only what is short is named: a quota may be too small in one resource and ample in the others.
function quotaSentence(t: (key: string, vars?: Vars) => string, f: ReturnType<typeof useFormat>, params: ReasonData['params']): string {
  const short = [
    Number(params['cpuBy']) > 0 && t('unit.cores', withCount({ n: f.number(Number(params['cpuBy'])) })),
    Number(params['memoryBy']) > 0 && f.megabytes(Number(params['memoryBy'])),
    Number(params['storageBy']) > 0 && f.gigabytes(Number(params['storageBy'])),
  ].filter(Boolean).join(', ')
  return t('reason.quota_short', { short })
}

/** Several reasons as one sentence: all of them would have to give. */
export function useReasons(): (reasons: readonly ReasonData[]) => string {
  const reason = useReason()
  const { i18n } = useTranslation('console')
  return useCallback((reasons) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(reasons.map(reason)), [reason, i18n.language])
}

/** The name of a filter. */
export function useFilterName(): (filter: string) => string {
  const { t, i18n } = useTranslation('console')
  return useCallback((filter) => (i18n.exists(`filter.${filter}`, { ns: 'console' }) ? t(`filter.${filter}`) : humanise(filter)), [t, i18n])
}
