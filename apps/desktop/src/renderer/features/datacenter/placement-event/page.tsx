import { ResourcePage } from '@colonnade/screens'
import { usePlacementEventEntity } from './use-placement-event-entity.tsx'

/** The placement-event pages of the console. */
export function Page() {
  return <ResourcePage entity={usePlacementEventEntity()} />
}
