import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type * as z from 'zod'

/** A small JSON file of the console's own: settings, sites, sealed credentials. */
export interface JsonFile<T> { read(): T; write(value: T): void }

/** A file checked by `schema` when read and replaced whole when written, so a crash leaves the old one or the new one. Readable by its owner only.
 * What can't be read is set aside as `.unreadable` and `fallback` takes its place: a damaged file must not keep the console from starting. */
export function jsonFile<T>(path: string, schema: z.ZodType<T>, fallback: () => T): JsonFile<T> {
  return {
    read() {
      if (!existsSync(path)) return fallback()
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        try { renameSync(path, `${path}.unreadable`) } catch { /* nothing more to do: the next write replaces it */ }
        return fallback()
      }
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true })
      const next = `${path}.next`
      writeFileSync(next, JSON.stringify(value, null, 2), { mode: 0o600 })
      chmodSync(next, 0o600)
      renameSync(next, path)
    },
  }
}
