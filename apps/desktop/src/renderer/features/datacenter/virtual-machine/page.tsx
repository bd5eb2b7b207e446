import { ResourcePage } from '@colonnade/screens'
import { useVirtualMachineEntity } from './use-virtual-machine-entity.tsx'

/** The virtual-machine pages of the console. */
export function Page() {
  return <ResourcePage entity={useVirtualMachineEntity()} />
}
