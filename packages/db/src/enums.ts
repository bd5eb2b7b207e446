/** Every enum of the database, as plain constants: the contract builds its zod enums from these. */
export {
  AlertSeverity, AlertStatus, DesiredPower, DocumentSource, DocumentStatus, EndpointKind, EndpointStatus, HostStatus, JobStatus, JournalKind, K8sClusterPluginAction, K8sClusterPluginStatus, K8sClusterStatus, MachineState, MaintainerType, MessageRole, MessageStatus, ModelProvider, ModelStatus, ModelType, OperationKind, OperationStatus, PlacementOutcome, ResourceStatus, ServiceMeshRole, ServiceMeshStatus, ServiceMeshType, TagColor,
  SchedulingMode, TenantStatus, TenantTier, UserStatus, VerificationPurpose, VirtualMachineStatus, VirtualMachineType, VisibilityScope,
} from './generated/enums.ts'
