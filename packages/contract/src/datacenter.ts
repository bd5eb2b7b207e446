export { capacity, capacityInput, pressure, trend, trendInput, type Capacity, type Forecast, type Pressure, type Trend } from './datacenter/trend.ts'
export {
  netboxDryRunInput, netboxExported, netboxExportInput, netboxExportKind, netboxFile, netboxFinding, netboxFindingCode, netboxImportInput, netboxInspectInput, netboxInspection, netboxKind, netboxOptions, netboxPlan,
  type NetboxExportKind, type NetboxFile, type NetboxFinding, type NetboxExportInput, type NetboxImportInput, type NetboxInspection, type NetboxKind, type NetboxOptions, type NetboxPlan,
} from './datacenter/netbox.ts'
export { alertCounts, alertParams, alertSchemas, alertSeverity, alertStatus, type AlertCounts } from './datacenter/alert.ts'
export { attachableOf, attachables, attachableType, attachableTypes, type Attachable, type AttachableType } from './datacenter/attachable.ts'
export {
  assignInput, attachedTo, maintained, maintainedInput, maintainerGroupMemberSchemas, maintainerGroupSchemas, maintainerOfMine, maintainerSchemas, maintainersOf, maintainerType, resourceMaintainerSchemas,
  type Maintained, type MaintainersOf,
} from './datacenter/maintainer.ts'
export { tagChips, tagInput, tagSchemas, tagUse } from './datacenter/tag.ts'
export { tagChip, tagColor, tagged, type TagChip } from './datacenter/tagged.ts'
export { journalKind, journalSchemas } from './datacenter/journal.ts'
export { rackSchemas } from './datacenter/rack.ts'
export { groupSchemas, resourceStatus } from './datacenter/group.ts'
export { hostSchemas, hostStatus } from './datacenter/host.ts'
export { quotaSchemas } from './datacenter/quota.ts'
export { specificationSchemas } from './datacenter/specification.ts'
export { schedulingMode, virtualMachineSchemas, virtualMachineStatus, virtualMachineType } from './datacenter/virtual-machine.ts'
export {
  MOST_AT_ONCE, moveInput, namePrefix, placeInput, placementPreference, placementAssignment, placementEventSchemas, placementFits, placementFunnel, placementReason, placementRefused, placementWayOut, placeResult, whatIfResult,
  type PlaceInput, type PlacementFunnel, type PlacementWayOut, type PlaceResult, type WhatIfResult,
} from './datacenter/placement.ts'
export { drift, elevation, overview, overviewInput, reconcileInput, reconcileResult, type Drift, type Elevation, type Overview, type ReconcileResult } from './datacenter/overview.ts'
export { amounts, unitOf, type Amounts } from './datacenter/amounts.ts'
export {
  drainInput, drainPreview, drainResult, MOST_DRAINED, resizeInput, resizeWhatIfResult, type DrainPreview, type DrainResult, type DrainStuck, type ResizeInput, type ResizeWhatIf,
} from './datacenter/relocation.ts'
export {
  endpointKind, endpointSchemas, endpointStatus, endpointTest, endpointTestInput, hostInventory, hostPowerAction, shownCertificate, type EndpointTest, type HostInventory, type HostPowerAction,
} from './datacenter/endpoint.ts'
export {
  desiredPower, hostObservation, hostPowerInput, machineObservation, machinePowerInput, machineState, operationInput, operationKind, operationSchemas, operationStatus, startedOperation, type HostObservation, type MachineObservation,
} from './datacenter/operation.ts'
export { adoptInput, adoptResult, foundMachineSchemas, MOST_ADOPTED, type AdoptInput, type AdoptResult } from './datacenter/found-machine.ts'
export { compareVersions, kubernetesVersion, runsVersion, upgradeRefusal } from './datacenter/kubernetes-version.ts'
export {
  clusterName, clusterSchemas, clusterStatus, clusterWhatIf, controlPlaneCount, provisionInput, provisionResult, scaleInput, scaleResult, scaleWhatIf, upgradeInput,
  type ClusterWhatIf, type ProvisionInput, type ProvisionResult, type RackRule, type ScaleInput, type ScaleWhatIf,
} from './datacenter/cluster.ts'
export {
  clusterObservation, clusterWorkloads, MOST_NODES_TOLD, nodeDifference, observedState, workloadsInput, type ClusterObservation, type ClusterWorkloads, type ObservedNode,
} from './datacenter/cluster-observation.ts'
export { objectRef, pluginRemoveInput, pluginRetryInput, pluginSchemas, pluginStatus, pluginUpgradeInput } from './datacenter/cluster-plugin.ts'
export { meshMemberSchemas, meshRole, meshSchemas, meshStatus, meshType } from './datacenter/mesh.ts'
export { bastionSchemas } from './datacenter/bastion.ts'
export { windowSchemas } from './datacenter/maintenance-window.ts'
