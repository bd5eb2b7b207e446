import { ResourcePage } from '@colonnade/screens'
import { usePluginEntity } from './use-plugin-entity.tsx'

/** The plugins of all clusters. */
export function Page() {
  return <ResourcePage entity={usePluginEntity()} />
}
