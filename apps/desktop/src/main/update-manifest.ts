import { createPublicKey, verify } from 'node:crypto'

/** What an updater found: the version, and the files with their SHA-512 as the feed's manifest names them. */
export interface FoundUpdate { version: string; files: readonly { sha512: string }[] }

/** How the manifest of a feed is called on a platform; its signature lies beside it as `<name>.sig`. */
export function manifestName(platform: string, arch: string): string {
  if (platform === 'darwin') return 'latest-mac.yml'
  if (platform === 'linux') return arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${arch}.yml`
  return 'latest.yml'
}

/** Whether a key (Ed25519, SPKI in base64) can be used. */
export function isUpdateKey(key: string | undefined): key is string {
  try {
    return key !== undefined && createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

/** Whether the one who holds the private key signed this manifest, and it speaks of just this update: its version and the digest of every file.
 * A feed that was broken into can then offer nothing but what was signed, whatever the platform checks by itself. */
export function isSigned(update: FoundUpdate, manifest: string, signature: string, key: string): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
  if (!verify(null, Buffer.from(manifest, 'utf8'), publicKey, Buffer.from(signature.trim(), 'base64'))) return false
  const words = new Set(manifest.split(/\s+/).map((word) => word.replace(/^['"]|['"]$/g, '')))
  return update.files.length > 0 && new RegExp(`^version: ['"]?${update.version.replace(/[^\w.-]/g, '')}['"]?$`, 'm').test(manifest) && update.files.every(({ sha512 }) => words.has(sha512))
}
