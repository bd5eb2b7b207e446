import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { Services } from './services.ts'

const VERSION = 'v1'
const ENVELOPE = /^v1\.([0-9a-f]{8})\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/

/**
 * Secrets as they are stored: `v1.<key id>.<nonce>.<ciphertext>.<tag>`, AES-256-GCM. `about` names what the secret belongs to (`external_integrations.api_key:<row id>`)
 * and is authenticated with it: an envelope copied to another row does not open there.
 */
export interface Secrets {
  /** Ids of the keys it opens with, as the second part of an envelope names them. */
  readonly keyIds: string[]
  seal(secret: string, about: string): string
  /** Throws when the key is unknown, or the envelope was changed or belongs elsewhere. The message holds no part of it. */
  open(envelope: string, about: string): string
  /** Whether the envelope was sealed with a key that has been replaced: seal it again. */
  isStale(envelope: string): boolean
  /** What may be shown of a secret: its last four characters, none of a short one. */
  hint(secret: string): string | null
}

interface Key { id: string; bytes: Buffer }

// What is used is derived, so that the master key may serve other ends too; the id is of the derived key and tells nothing of it.
function derive(master: Uint8Array): Key {
  if (master.length !== 32) throw new Error('a secret key has 32 bytes')
  const bytes = Buffer.from(hkdfSync('sha256', master, 'colonnade', 'secrets v1', 32))
  return { bytes, id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 8) }
}

function opened(key: Key, [iv, text, tag]: Buffer[], about: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv!, { authTagLength: 16 })
  decipher.setAAD(Buffer.from(`${VERSION}|${key.id}|${about}`)).setAuthTag(tag!)
  return Buffer.concat([decipher.update(text!), decipher.final()]).toString('utf8')
}

/** Seals with the first key and opens with any: to rotate, put a new key in front, seal every stale envelope again, then drop the old. */
export function secretsWith([current, ...retired]: [Uint8Array, ...Uint8Array[]]): Secrets {
  const own = derive(current)
  const keys = new Map([...retired.map(derive), own].map((k) => [k.id, k]))
  return {
    keyIds: [...keys.keys()],
    seal(secret, about) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', own.bytes, iv, { authTagLength: 16 }).setAAD(Buffer.from(`${VERSION}|${own.id}|${about}`))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return [VERSION, own.id, ...[iv, text, cipher.getAuthTag()].map((b) => b.toString('base64url'))].join('.')
    },
    open(envelope, about) {
      const [, id, ...parts] = ENVELOPE.exec(envelope) ?? []
      const key = id ? keys.get(id) : undefined
      if (!key) throw new Error(id ? `a secret was sealed with the key ${id}, which is not here` : 'this is no sealed secret')
      try {
        return opened(key, parts.map((p) => Buffer.from(p, 'base64url')), about)
      } catch {
        throw new Error('a sealed secret was changed, or belongs elsewhere')
      }
    },
    isStale: (envelope) => !envelope.startsWith(`${VERSION}.${own.id}.`),
    hint: (secret) => (secret.length >= 12 ? secret.slice(-4) : null),
  }
}

const kept = new WeakMap<Services, Secrets>()

/** The secrets of this process, under its SECRET_KEY and those it replaced. */
export function secretsOf(services: Services): Secrets {
  let secrets = kept.get(services)
  if (!secrets) kept.set(services, (secrets = secretsWith([services.secretKey, ...(services.retiredKeys ?? [])])))
  return secrets
}
