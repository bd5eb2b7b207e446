import { useRowProblem } from '@colonnade/screens'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAmount, type Figures } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import type { Finding } from './use-netbox.ts'
import { useNetboxText } from './words/index.ts'

type Resource = keyof Figures
const resources: { readonly [field: string]: Resource } = { totalCpu: 'cpu', totalMemory: 'memory', totalStorage: 'storage' }
const sizes = /^(\d+)\/(\d+)\/(\d+)$/

/** A field's name: NetBox's own where the file has it so, else the name the rest of the console has for it. */
export function useFindingField(): (field: string) => string {
  const { t, i18n } = useTranslation('netbox')
  const { label } = useFields('host')
  return useCallback((field) => (i18n.exists(`field.${field}`, { ns: 'netbox' }) ? t(`field.${field}`) : label(field)), [t, i18n, label])
}

/** Says what became of a row: amounts with their units, states and problems in the reader's words. */
export function useFindingWords(): (finding: Pick<Finding, 'code' | 'field' | 'params'>) => string {
  const t = useNetboxText()
  const amount = useAmount()
  const { option } = useFields('host')
  const problem = useRowProblem()
  return useMemo(() => {
    // Counts of a resource come as bare figures; a size as its three, cores, MB and GB.
    const value = (resource: Resource | undefined, given: string | number): string | number => {
      if (typeof given === 'number') return resource ? amount(resource, given) : given
      const found = sizes.exec(given)
      return found ? (['cpu', 'memory', 'storage'] as const).map((part, i) => amount(part, Number(found[i + 1]))).join(' · ') : given
    }
    return ({ code, field, params }) => {
      const resource = typeof params['resource'] === 'string' ? (params['resource'] as Resource) : code === 'below_use' ? resources[field] : undefined
      const isSize = code === 'other_size'
      return t(`finding.${code}`, Object.fromEntries(Object.entries(params).map(([name, given]) => {
        if (name === 'resource') return [name, t(`map.${given as Resource}`)]
        if (name === 'state') return [name, option(String(given))]
        if (name === 'problem') return [name, problem(String(given))]
        return [name, resource || isSize ? value(resource, given) : given]
      })))
    }
  }, [t, amount, option, problem])
}
