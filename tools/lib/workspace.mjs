// Where things are. Only node: builtins: this runs before anything is installed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

const stampFile = join(root, 'node_modules/.colonnade.json')

/** Absolute path of something in the repository. */
export const at = (...parts) => join(root, ...parts)

/** The pinned Node 24 that npm installed; the Node running now when it is not there (yet). */
export function node24() {
  const file = at('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(file) ? file : process.execPath
}

/** The environment for children: Node 24 and the workspace's own commands come first on PATH. */
export function childEnv(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  const path = [at('node_modules/node/bin'), at('node_modules/.bin'), process.env.PATH ?? ''].join(separator)
  return { ...process.env, PATH: path, NX_TUI: 'false', ...extra }
}

/** Reads what was done last time: a fingerprint per step. An unreadable file counts as nothing done. */
export function readStamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

/** Remembers that `step` was done for `fingerprint`; `undefined` forgets it. */
export function writeStamp(step, fingerprint) {
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, JSON.stringify({ ...readStamps(), [step]: fingerprint }, null, 2))
}
