import { humanise, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Words of an entity's fields and of their choices, from `field.*` and `option.*`; what has none is spelt out. */
export interface FieldWords {
  label: (name: string) => string
  option: (value: string) => string
  /** For `ResourceForm`: `name.label`, `name.help`, `name.option.value`. */
  text: (key: string, fallback: string) => string
  /** A value as a history shows it. */
  value: (name: string, value: unknown) => string
}

const instantLike = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

const uuidLike = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The field words of one entity, from the app's own namespace, then the shared one; `help.<entity>_<field>` says more under a control. */
export function useFieldWords(entity: string, namespace: string): FieldWords {
  const { t, i18n } = useTranslation([namespace, 'screens'])
  const f = useFormat()
  return useMemo(() => {
    // An audit log speaks of every entity there is: what the app has words for anywhere, it has words for here.
    const loaded = i18n.options.ns ?? []
    const places = [...new Set([namespace, 'screens', ...(Array.isArray(loaded) ? loaded : [loaded])])]
    const say = (key: string, fallback: string): string => {
      const ns = places.find((one) => i18n.exists(key, { ns: one }))
      return ns ? t(key, { ns }) : fallback
    }
    const label = (name: string) => say(`field.${name}`, humanise(name.replace(/Ids?$/, '')))
    const option = (value: string) => say(`option.${value}`, i18n.exists(`status.${value}`, { ns: 'ui' }) ? t(`status.${value}`, { ns: 'ui' }) : humanise(value))
    const value = (name: string, v: unknown): string => {
      if (typeof v === 'number') return f.number(v)
      if (typeof v === 'boolean') return t(v ? 'common.yes' : 'common.no', { ns: 'ui' })
      if (Array.isArray(v)) return v.map((one) => value(name, one)).join(', ')
      if (typeof v === 'object') return JSON.stringify(v)
      if (uuidLike.test(String(v))) return `${String(v).slice(0, 8)}…`
      return instantLike.test(String(v)) ? f.dateTime(String(v)) : /^(status|mode|type|tier|outcome|schedulingMode)$/.test(name) ? option(String(v)) : String(v)
    }
    return {
      label, option, value,
      text: (key, fallback) => {
        const [name = '', part, choice = ''] = key.split('.')
        if (part === 'label') return label(name)
        if (part === 'option') return option(choice)
        return say(`help.${entity}_${name}`, fallback)
      },
    }
  }, [t, i18n, f, entity, namespace])
}
