import { join } from 'node:path'
import * as z from 'zod'
import { ContractError } from '@colonnade/contract/kernel/errors'
import type { ElectronApi } from './electron-api.ts'
import { jsonFile } from './json-file.ts'
import type { StoredSite } from './site-store.ts'

/** What opens a site: a token, or the cookies of a session begun by signing in. `url` binds it to the site it was given for. */
const credentialSchema = z.object({ url: z.string(), token: z.string().optional(), cookies: z.record(z.string(), z.string()).optional() })
/** A site's secret. Leaves the vault only for the request forwarded to that site. */
export type Credential = z.infer<typeof credentialSchema>

/** Keeps each site's credential: in memory for use, on disk only encrypted under a key of the system's keychain. */
export interface Vault {
  /** Whether the keychain can be used. On Linux a key that anyone can read (`basic_text`) counts as none. */
  available(): Promise<boolean>
  /** What this site's credential is, if any. One made for another address doesn't count: a changed site file must not send a token elsewhere. */
  credential(site: StoredSite): Promise<Credential | undefined>
  remembered(siteId: string): boolean
  /** Keeps a token. Throws PRECONDITION_FAILED, and keeps nothing, when it should be remembered and the keychain can't be used. */
  setToken(site: StoredSite, token: string, remember: boolean): Promise<void>
  /** Keeps session cookies; without a keychain they last until the console quits. */
  setCookies(site: StoredSite, cookies: Record<string, string>): Promise<void>
  clear(siteId: string): Promise<void>
}

type Safe = ElectronApi['safeStorage']

async function keychainUsable(safe: Safe, platform: string): Promise<boolean> {
  if (!(await safe.isAsyncEncryptionAvailable().catch(() => false))) return false
  return platform !== 'linux' || !['basic_text', 'unknown'].includes(safe.getSelectedStorageBackend())
}

async function unseal(safe: Safe, sealed: string): Promise<Credential | undefined> {
  try {
    const { result } = await safe.decryptStringAsync(Buffer.from(sealed, 'base64'))
    return credentialSchema.parse(JSON.parse(result))
  } catch {
    return undefined // made under another key, or damaged: the operator signs in again
  }
}

/** Opens the vault in a folder. */
export function openVault(safe: Safe, folder: string, platform: string): Vault {
  const file = jsonFile<Record<string, string>>(join(folder, 'credentials.json'), z.record(z.string(), z.string()), () => ({}))
  let sealed = file.read()
  const held = new Map<string, Credential>()
  const available = () => keychainUsable(safe, platform)
  const save = (next: Record<string, string>) => { file.write(next); sealed = next }
  const forget = (siteId: string) => {
    held.delete(siteId)
    if (siteId in sealed) save(Object.fromEntries(Object.entries(sealed).filter(([id]) => id !== siteId)))
  }
  const keep = async (siteId: string, credential: Credential, remember: boolean) => {
    const secret = remember ? (await safe.encryptStringAsync(JSON.stringify(credential))).toString('base64') : undefined
    forget(siteId)
    if (secret !== undefined) save({ ...sealed, [siteId]: secret })
    held.set(siteId, credential)
  }
  return {
    available,
    remembered: (siteId) => siteId in sealed,
    async credential(site) {
      const secret = sealed[site.id]
      const found = held.get(site.id) ?? (secret === undefined ? undefined : await unseal(safe, secret))
      if (found?.url !== site.url || (!held.has(site.id) && sealed[site.id] !== secret)) return undefined // cleared meanwhile
      held.set(site.id, found)
      return found
    },
    async setToken(site, token, remember) {
      if (remember && !(await available())) {
        throw new ContractError('PRECONDITION_FAILED', 'desktop.keychain_unavailable', 'The system’s keychain is not available, so the token was not stored.',
          { remedy: 'Unlock or install a keychain, or use the token for this run only.' })
      }
      await keep(site.id, { url: site.url, token }, remember)
    },
    async setCookies(site, cookies) {
      if (Object.keys(cookies).length === 0) return forget(site.id)
      await keep(site.id, { url: site.url, cookies }, await available())
    },
    clear: async (siteId) => forget(siteId),
  }
}
