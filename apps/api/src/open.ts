import { join } from 'node:path'
import { openDatabase, type Database } from '@colonnade/db'
import type { Settings } from './settings.ts'

/** Opens the database the settings name, brought up to date. */
export function databaseAt(settings: Settings): Promise<Database> {
  return openDatabase({ ...(settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { dataDir: join(settings.DATA_DIR, 'pg') }), poolMax: settings.DATABASE_POOL })
}
