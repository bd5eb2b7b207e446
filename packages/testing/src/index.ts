export { openWorld, realDatabaseUrl, type World } from './database.ts'
export { anOperator, aStranger, aTenant, contextFor, systemCtx, withPermissions, type Caller, type Person } from './people.ts'
export { describeResource, type ResourceCase } from './describe-resource.ts'
export { errorOf } from './errors.ts'
