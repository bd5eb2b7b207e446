import { useMemo } from 'react'
import type { FieldOverride } from '@colonnade/ui'
import { useSources } from './options.ts'

/** Form fields that point to other records. `names` are the present values' names, so that an edit shows them at once. */
export function usePickers(): { group: FieldOverride; rack: FieldOverride; tenant: FieldOverride; specification: FieldOverride; host: FieldOverride } {
  const sources = useSources()
  return useMemo(() => ({
    group: { options: sources.groups }, rack: { options: sources.racks }, tenant: { options: sources.tenants }, specification: { options: sources.specifications }, host: { options: sources.hosts },
  }), [sources])
}
