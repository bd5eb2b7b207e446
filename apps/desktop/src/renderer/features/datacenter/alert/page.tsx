import { ResourcePage } from '@colonnade/screens'
import { useAlertEntity } from './use-alert-entity.tsx'

/** Alerts. */
export function Page() {
  return <ResourcePage entity={useAlertEntity()} />
}
