import { hash, verify } from '@node-rs/argon2'

// OWASP's figures for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
let decoy: Promise<string> | undefined

/** Argon2id hash of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password fits the hash. Without a hash it takes as long and says no, so that the time tells nobody which accounts exist. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash('no account has this password', cost)
  const fits = await verify(stored ?? (await decoy), password.normalize('NFKC')).catch(() => false)
  return fits && Boolean(stored)
}
