/** Every enum of the database, as plain constants: the contract builds its zod enums from these. */
export {
  AlertSeverity, AlertStatus, JournalKind, MaintainerType, TagColor,
  DesiredPower, DocumentSource, DocumentStatus, EndpointKind, EndpointStatus, HostStatus, JobStatus, MachineState, MessageRole, MessageStatus, ModelProvider, ModelStatus, ModelType, OperationKind, OperationStatus, PlacementOutcome, ResourceStatus,
  SchedulingMode, TenantStatus, TenantTier, UserStatus, VerificationPurpose, VirtualMachineStatus, VirtualMachineType, VisibilityScope,
} from './generated/enums.ts'
