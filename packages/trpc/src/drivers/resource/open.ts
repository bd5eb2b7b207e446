import type { DriverKind, ResourceDriver } from './driver.ts'
import { guarded } from './guard.ts'
import { noneDriver } from './none.ts'

/** What a hypervisor is told of every machine made there. Null: the hypervisor's own choice, or none. `template`: the number of a machine to clone; `image`: a volume to install from; `tags`: beside our own. */
export interface MachineDefaults { storage: string | null; bridge: string | null; template: number | null; image: string | null; pool: string | null; tags: string | null }

/** Where a driver connects and as whom. `username`: a BMC's account, or the id of a Proxmox token; `secret`: password, token, or a whole kubeconfig. */
export interface Connection { url: string; username: string | null; secret: string | null; caPem: string | null; fingerprint: string | null; machines?: MachineDefaults | undefined }

/** The driver of a kind for one endpoint. Nothing is connected yet. Throws `DriverError` when the credentials can't be read. */
export async function openDriver(kind: DriverKind, connection: Connection): Promise<ResourceDriver> {
  return guarded(await open(kind, connection))
}

async function open(kind: DriverKind, connection: Connection): Promise<ResourceDriver> {
  switch (kind) {
    case 'redfish': return (await import('./redfish/driver.ts')).redfishDriver(connection)
    case 'proxmox': return (await import('./proxmox/driver.ts')).proxmoxDriver(connection)
    case 'kubernetes': return (await import('./kubernetes/driver.ts')).kubernetesDriver(connection)
    case 'none': return noneDriver()
  }
}
