export { openDatabase, type Database, type DatabaseOptions, type ReadClient, type TransactionOptions, type WriteTx } from './database.ts'
export { appliedMigrations, createMigration, deployMigrations, migrationNames, type MigrationTarget } from './migrate.ts'
export { PROVIDER_TENANT_ID, type DatabaseRole, type Scope } from './scope.ts'
export { Prisma } from './generated/client.ts'
