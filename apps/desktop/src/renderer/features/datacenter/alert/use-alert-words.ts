import type { alertParams } from '@colonnade/contract/datacenter'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod'

/** What is known of an alert wherever it is shown: a row of the list, or the payload of an event. */
export interface Told { kind: string; title: string; params: z.infer<typeof alertParams> }

/** Says an alert in the reader's language where its kind is known (`alert.kind.*`), in the server's own words otherwise; and how many there are. */
export function useAlertWords(): { sentence: (alert: Told) => string; kind: (kind: string) => string; several: (n: number) => string } {
  const { t, i18n } = useTranslation('console')
  return useMemo(() => {
    const known = (key: string) => i18n.exists(key, { ns: 'console' })
    const word = (key: string, value: string) => (known(key) ? t(key) : value)
    // Some values are words themselves: resources, and how a controller finds a machine.
    const say = (name: string, value: Told['params'][string]) => {
      if (Array.isArray(value)) return value.map((one) => word(`resource.${one}`, one)).join(', ')
      return name === 'health' ? word(`option.health_${String(value)}`, String(value)) : String(value ?? '')
    }
    return {
      sentence: ({ kind, title, params }) => {
        if (!known(`alert.kind.${kind}`)) return title
        return t(`alert.kind.${kind}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, say(name, value)])))
      },
      several: (n) => t('alert.several', { n }),
      kind: (kind) => (known(`alert.kindName.${kind}`) ? t(`alert.kindName.${kind}`) : kind.replaceAll('_', ' ')),
    }
  }, [t, i18n])
}
