export { ContractError, errorCode, errorShape, fieldConflict, fieldProblem, type ErrorCode, type ErrorShape, type FieldConflict, type FieldProblem } from './kernel/errors.ts'
export { filterCondition, filterOperator, listInput, pageOf, sortOrder, type FilterCondition, type FilterOperator, type ListInput, type Page, type SortOrder } from './kernel/paging.ts'
export { entitySchemas, fieldKind, isNullable, unwrap, type EntitySchemas, type FieldKind } from './kernel/entity.ts'
export { allPermissions, isProviderOnly, permission, permissionCatalogue, systemRoles, type Permission, type ReadableResource, type SystemRole } from './kernel/permissions.ts'
export { changeEvent, resumeFrom, type ChangeEvent } from './kernel/events.ts'
export { about, API_REVISION, compatibility, OLDEST_API_REVISION, type About } from './kernel/about.ts'
export {
  bulkResult, byId, byIds, columnMapping, dryRunResult, exportResult, historyEntry, importInput, rowProblem, startedJob,
  type ColumnMapping, type DryRunResult, type HistoryEntry, type ImportInput, type RowProblem,
} from './kernel/verbs.ts'
