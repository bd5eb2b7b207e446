import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key that secrets are sealed with: 32 bytes from the setting, or made once and kept in the data folder, readable by its owner only. */
export function secretKeyFrom(setting: string | undefined, dataDir: string): Uint8Array {
  if (setting) return Buffer.from(setting, 'hex')
  const file = join(dataDir, 'secret.key')
  if (existsSync(file)) {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
    if (key.length !== 32) throw new Error(`${file} does not hold a key of 64 hexadecimal digits: put the right one back, or set SECRET_KEY`)
    return key
  }
  mkdirSync(dataDir, { recursive: true })
  const key = randomBytes(32)
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}
