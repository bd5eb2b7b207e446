import { router } from '../../kernel/trpc.ts'
import { alertRouter } from './alert/router.ts'
import { endpointRouter } from './endpoint/router.ts'
import { bastionRouter } from './bastion/router.ts'
import { clusterPluginRouter } from './cluster-plugin/router.ts'
import { clusterRouter } from './cluster/router.ts'
import { foundMachineRouter } from './found-machine/router.ts'
import { groupRouter } from './group/router.ts'
import { hostRouter } from './host/router.ts'
import { journalRouter } from './journal/router.ts'
import { maintainerGroupMemberRouter, maintainerGroupRouter, maintainerRouter, resourceMaintainerRouter } from './maintainer/router.ts'
import { netboxRouter } from './netbox/router.ts'
import { maintenanceWindowRouter } from './maintenance-window/router.ts'
import { meshMemberRouter, meshRouter } from './mesh/router.ts'
import { operationRouter } from './operation/router.ts'
import { overviewProcedure } from './overview/router.ts'
import { placementEventRouter } from './placement-event/router.ts'
import { quotaRouter } from './quota/router.ts'
import { rackRouter } from './rack/router.ts'
import { specificationRouter } from './specification/router.ts'
import { tagRouter } from './tag/router.ts'
import { capacityProcedure, pressureProcedure, trendProcedure } from './trend/router.ts'
import { virtualMachineRouter } from './virtual-machine/router.ts'

/** Procedures of the datacenter domain. */
export const datacenterRouter = router({
  netbox: netboxRouter, capacity: capacityProcedure, trend: trendProcedure, pressure: pressureProcedure,
  overview: overviewProcedure, rack: rackRouter, group: groupRouter, host: hostRouter, quota: quotaRouter, specification: specificationRouter, virtualMachine: virtualMachineRouter,
  placementEvent: placementEventRouter, cluster: clusterRouter, clusterPlugin: clusterPluginRouter, bastion: bastionRouter, mesh: meshRouter, meshMember: meshMemberRouter, maintenanceWindow: maintenanceWindowRouter, endpoint: endpointRouter, operation: operationRouter, foundMachine: foundMachineRouter,
  alert: alertRouter,
  maintainer: maintainerRouter, maintainerGroup: maintainerGroupRouter, maintainerGroupMember: maintainerGroupMemberRouter, resourceMaintainer: resourceMaintainerRouter, tag: tagRouter, journal: journalRouter,
})
