import type { Datacenter } from './datacenter.ts'

const HOUR = 3_600_000

const metrics = `apiVersion: v1
kind: ConfigMap
metadata:
  name: metrics-settings
  namespace: kube-system
data:
  interval: 30s
`

interface Where { tenantId: string; groupId: string; specificationIds: Map<string, string>; now: Date }

/** Two clusters of one tenant: one in earnest with control planes in three racks, one to try things on; in one mesh, behind one bastion. */
export async function sampleClusters(datacenter: Datacenter, { tenantId, groupId, specificationIds, now }: Where): Promise<void> {
  const [small, large] = [specificationIds.get('general.small')!, specificationIds.get('general.large')!]
  const of = { tenantId, groupId, controlPlaneSpecificationId: small }
  const prod = await datacenter.cluster.provision({ ...of, name: 'aurora-prod', kubernetesVersion: '1.33.2', description: 'Everything customers see.', controlPlaneCount: 3, workerCount: 6, workerSpecificationId: large })
  const staging = await datacenter.cluster.provision({ ...of, name: 'aurora-staging', kubernetesVersion: '1.32.6', description: 'Tried here first.', controlPlaneCount: 1, workerCount: 2, workerSpecificationId: small, schedulingMode: 'pack' })
  const { virtualMachines: [gate] } = await datacenter.virtualMachine.place({ tenantId, groupId, specificationId: small, count: 1, namePrefix: 'gate', type: 'management' })
  const { id: serviceMeshId } = await datacenter.mesh.create({ name: 'aurora-mesh', type: 'cilium', description: 'Services of both clusters find each other.' })
  for (const { clusterId } of [prod, staging]) {
    await datacenter.bastion.create({ bastionId: gate!.id, k8sClusterId: clusterId })
    await datacenter.meshMember.create({ clusterId, serviceMeshId })
    await datacenter.clusterPlugin.create({ clusterId, name: 'metrics-settings', pluginVersion: '0.7.2', manifest: metrics })
  }
  const at = (hours: number) => new Date(Math.floor(now.getTime() / HOUR) * HOUR + hours * HOUR).toISOString()
  await datacenter.maintenanceWindow.create({ clusterId: prod.clusterId, startsAt: at(50), endsAt: at(54), reason: 'Weekly maintenance' })
  await datacenter.maintenanceWindow.create({ clusterId: prod.clusterId, startsAt: at(218), endsAt: at(222), reason: 'Weekly maintenance' })
  await datacenter.maintenanceWindow.create({ clusterId: staging.clusterId, startsAt: at(-1), endsAt: at(23), reason: 'Free to be disturbed today' })
}
