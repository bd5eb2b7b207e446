// Has anything changed since last time? Names, sizes and modification times: a few milliseconds for the whole tree.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './workspace.mjs'

const skipped = new Set(['node_modules', 'dist', 'out', 'generated', '.nx', '.git', 'e2e', 'bench'])
const isTest = (name) => /\.(test|bench)\.tsx?$/.test(name)

function* walk(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) {
    yield [path, stat]
    return
  }
  for (const name of readdirSync(path).sort()) {
    if (!skipped.has(name) && !isTest(name)) yield* walk(join(path, name))
  }
}

/** One hash over the names, sizes and times of everything under `paths`, tests and generated files left out. */
export function fingerprint(paths) {
  const hash = createHash('sha1')
  for (const path of paths) {
    for (const [file, stat] of walk(join(root, path))) {
      hash.update(`${relative(root, file)}\0${stat.size}\0${stat.mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/** One hash over the contents of `paths`; a missing file counts as empty. */
export function contentHash(paths) {
  const hash = createHash('sha1')
  for (const path of paths) {
    try {
      hash.update(readFileSync(join(root, path)))
    } catch {
      hash.update('\0')
    }
  }
  return hash.digest('hex')
}
