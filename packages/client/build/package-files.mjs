// What the packed client consists of: dist/npm, made from what tsc emitted, and a package.json that knows no workspace.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, Unexpected } from './declarations.mjs'
import { routerTypes } from './router-types.mjs'

const client = join(root, 'packages/client')
const emitted = join(client, 'dist')
const packed = join(emitted, 'npm')
const manifest = join(client, 'package.json')
const original = join(emitted, 'package.original.json')
const lock = join(emitted, '.packing')
const LOCK_MS = 60_000
/** Fields that mean something to those who install the client. */
const PUBLIC = ['name', 'version', 'description', 'keywords', 'license', 'type', 'sideEffects', 'engines', 'dependencies']

/** Refuses a module that needs something a client project does not have. @throws {Unexpected} */
function checkImports(name, text, dependencies) {
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)) {
    if (specifier.startsWith('./')) continue
    const wanted = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
    if (!dependencies.includes(wanted)) throw new Unexpected(`${name} imports ${specifier}, which is no dependency of the client`)
  }
  if (/\bNodeJS\.|\bBuffer\b|reference types="node"/.test(text)) throw new Unexpected(`${name} needs the types of Node`)
}

const tidy = (text) => text.replace(/(\b(?:from|import)\s*\(?\s*["']\.[^"']*)\.ts(["'])/g, '$1.js$2').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')

/** Fills dist/npm. Gives the number of procedures the types know. @throws {Unexpected} when something creeps in that a client must not carry */
export function writePackageFiles() {
  const { dependencies } = JSON.parse(readFileSync(manifest, 'utf8'))
  const { text: router, procedures } = routerTypes()
  const files = new Map(readdirSync(emitted).filter((name) => /^[\w-]+(\.d\.ts|\.js)$/.test(name) && existsSync(join(client, 'src', name.replace(/(\.d\.ts|\.js)$/, '.ts')))).map((name) => [name, tidy(readFileSync(join(emitted, name), 'utf8'))]))
  files.set('router.d.ts', router)
  for (const [name, text] of files) checkImports(name, text, Object.keys(dependencies))
  rmSync(packed, { recursive: true, force: true })
  mkdirSync(packed, { recursive: true })
  for (const [name, text] of files) writeFileSync(join(packed, name), text)
  return procedures
}

/** The package.json of the packed client, made from that of the workspace. */
export function publicManifest(own) {
  return {
    ...Object.fromEntries(PUBLIC.filter((field) => field in own).map((field) => [field, own[field]])),
    exports: { '.': { types: './dist/npm/index.d.ts', default: './dist/npm/index.js' }, './package.json': './package.json' },
    files: ['dist/npm'],
    // Read by the workspace's own checks, which may run while npm packs.
    nx: { tags: own.nx.tags },
  }
}

/** Waits until no other pack is under way: two would write the same folder. `restoreManifest` gives the lock back. */
export function takeLock() {
  mkdirSync(emitted, { recursive: true })
  for (const until = Date.now() + LOCK_MS; ;) {
    try {
      return mkdirSync(lock)
    } catch {
      // Whoever held it that long was ended half way.
      if (Date.now() > until) return
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
    }
  }
}

/** Before npm packs: puts the public package.json in place of the workspace's, which is kept aside. */
export function swapManifest() {
  // A manifest without scripts is the public one, left behind by a pack that was killed: what was kept aside then is still right.
  if (!existsSync(original) || 'scripts' in JSON.parse(readFileSync(manifest, 'utf8'))) copyFileSync(manifest, original)
  writeFileSync(manifest, `${JSON.stringify(publicManifest(JSON.parse(readFileSync(original, 'utf8'))), null, 2)}\n`)
}

/** After npm has packed (or was stopped while it did): the workspace's package.json again. */
export function restoreManifest() {
  if (existsSync(original)) {
    copyFileSync(original, manifest)
    rmSync(original)
  }
  rmSync(lock, { recursive: true, force: true })
}
