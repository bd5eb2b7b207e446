import { permissionCatalogue } from '@colonnade/contract/kernel/permissions'
import { humanise } from '@colonnade/ui'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** The catalogue as groups of a resource and its permissions, in its own order. */
export const permissionGroups = Object.entries(permissionCatalogue).map(([resource, actions]) => ({ resource, permissions: actions.map((action) => ({ id: `${resource}:${action}`, action })) }))

/** Names of resources and actions in the reader's language. */
export function usePermissionWords(): { resource: (name: string) => string; action: (name: string) => string } {
  const { t, i18n } = useTranslation('screens')
  return useMemo(() => {
    const say = (kind: string) => (name: string) => (i18n.exists(`${kind}.${name}`, { ns: 'screens' }) ? t(`${kind}.${name}`) : humanise(name))
    return { resource: say('permissionResource'), action: say('permissionAction') }
  }, [t, i18n])
}
