import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElectronApi } from './electron-api.ts'
import type { Vault } from './vault.ts'

/** Copies of what was fetched from each site, for when the site can't be reached. On disk only sealed under the keychain's key; without one nothing is kept. */
export interface KeptStore {
  read(siteId: string): Promise<string | null>
  /** False when it could not be sealed, and so was not kept. */
  write(siteId: string, text: string): Promise<boolean>
  clear(siteId: string): void
}

/** Opens the copies in a folder; those of sites that are no longer known are removed. */
export function openKept(safe: ElectronApi['safeStorage'], folder: string, vault: Pick<Vault, 'available'>, known: readonly string[]): KeptStore {
  const home = join(folder, 'kept')
  const file = (siteId: string) => join(home, `${siteId}.sealed`)
  // A write under way when the copy is cleared (signed out) must not bring it back.
  const rounds = new Map<string, number>()
  const round = (siteId: string) => rounds.get(siteId) ?? 0
  if (existsSync(home)) for (const name of readdirSync(home)) if (!known.some((id) => name === `${id}.sealed`)) rmSync(join(home, name), { force: true })
  return {
    async read(siteId) {
      try {
        return (await safe.decryptStringAsync(await readFile(file(siteId)))).result
      } catch {
        return null // none, or sealed under another key: it is only a copy
      }
    },
    async write(siteId, text) {
      const mine = round(siteId)
      if (!(await vault.available())) return false
      const sealed = await safe.encryptStringAsync(text)
      mkdirSync(home, { recursive: true, mode: 0o700 })
      const next = `${file(siteId)}.next`
      await writeFile(next, sealed, { mode: 0o600 })
      await chmod(next, 0o600)
      if (round(siteId) !== mine) { rmSync(next, { force: true }); return false }
      await rename(next, file(siteId))
      if (round(siteId) !== mine) rmSync(file(siteId), { force: true })
      return round(siteId) === mine
    },
    clear(siteId) {
      rounds.set(siteId, round(siteId) + 1)
      rmSync(file(siteId), { force: true })
    },
  }
}
