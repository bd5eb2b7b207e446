import type { alertParams } from '@colonnade/contract/datacenter'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type * as z from 'zod'

/** What is known of an alert wherever it is shown: a row of the list, or the payload of an event. */
export interface Told { kind: string; title: string; params: z.infer<typeof alertParams> }

/** Says an alert in the reader's language where its kind is known (`alert.kind.*`); in the server's own words otherwise. */
export function useAlertWords(): { sentence: (alert: Told) => string; kind: (kind: string) => string } {
  const { t, i18n } = useTranslation('console')
  return useMemo(() => {
    const known = (key: string) => i18n.exists(key, { ns: 'console' })
    const word = (value: string) => (known(`resource.${value}`) ? t(`resource.${value}`) : value)
    return {
      sentence: ({ kind, title, params }) => {
        if (!known(`alert.kind.${kind}`)) return title
        return t(`alert.kind.${kind}`, Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.map(word).join(', ') : String(value ?? '')])))
      },
      kind: (kind) => (known(`alert.kindName.${kind}`) ? t(`alert.kindName.${kind}`) : kind.replaceAll('_', ' ')),
    }
  }, [t, i18n])
}
