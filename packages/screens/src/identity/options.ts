import type { Option } from '@colonnade/ui'
import { useMemo } from 'react'

const names: Option[] = [{ value: 'en', label: 'English' }, { value: 'zh-CN', label: '简体中文' }, { value: 'zh-TW', label: '繁體中文' }]

/** The languages, each by its own name. */
export function useLanguageOptions(): readonly Option[] {
  return names
}

/** Every time zone, with its difference from UTC. */
export function useZoneOptions(): readonly Option[] {
  return useMemo(() => {
    const now = new Date()
    const offset = (timeZone: string) => new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(now).find((p) => p.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? ''
    const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((z) => z !== 'UTC')]
    return zones.map((value) => ({ value, label: value.replaceAll('_', ' '), hint: offset(value) }))
  }, [])
}
