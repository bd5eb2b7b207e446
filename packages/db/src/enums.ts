/** Every enum of the database, as plain constants: the contract builds its zod enums from these. */
export {
  DocumentSource, DocumentStatus, EndpointKind, EndpointStatus, HostStatus, JobStatus, MessageRole, MessageStatus, ModelProvider, ModelStatus, ModelType, PlacementOutcome, ResourceStatus,
  SchedulingMode, TenantStatus, TenantTier, UserStatus, VerificationPurpose, VirtualMachineStatus, VirtualMachineType, VisibilityScope,
} from './generated/enums.ts'
