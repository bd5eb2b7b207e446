// Install, generate, build: each only when what it depends on has changed.
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs'
import { contentHash, fingerprint } from './fingerprint.mjs'
import { explainInstall, lastLines } from './explain.mjs'
import { quiet } from './run.mjs'
import { step, Stop } from './report.mjs'
import { at, node24, readStamps, root, writeStamp } from './workspace.mjs'

/** Folders of all workspaces, relative to the root. */
export function workspaces() {
  return ['packages', 'apps', 'tools'].flatMap((group) =>
    readdirSync(at(group), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(at(group, entry.name, 'package.json')))
      .map((entry) => `${group}/${entry.name}`))
}

function dependencyFields(folder) {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(readFileSync(at(folder, 'package.json'), 'utf8'))
  return { dependencies, devDependencies, optionalDependencies, overrides }
}

const installed = () => existsSync(at('node_modules/node/package.json')) && existsSync(node24()) && existsSync(at('node_modules/.package-lock.json'))

// The "nx" and "scripts" fields of a package.json may change without a new installation.
function wanted() {
  const fields = ['.', ...workspaces()].map(dependencyFields)
  return createHash('sha1').update(contentHash(['package-lock.json'])).update(process.platform + process.arch).update(JSON.stringify(fields)).digest('hex')
}

/** Installs the packages when there are none or the lockfile has changed. @throws {Stop} naming what was missing */
export async function ensureInstalled() {
  if (installed() && readStamps().install === wanted()) return
  try {
    accessSync(root, constants.W_OK)
  } catch {
    throw new Stop(`The folder ${root} can't be written, so nothing can be installed in it.`)
  }
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const args = [...npm.slice(1), 'install', '--no-audit', '--no-fund', '--loglevel=error']
  const env = { ELECTRON_SKIP_BINARY_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', NODE_ENV: '' }
  await step('Installing packages (the first time takes a minute or two)', async () => {
    const { code, output, missing } = await quiet(npm[0], args, { env, shell: process.platform === 'win32' })
    if (missing) throw new Stop('npm was not found. Install Node.js 20 or newer; npm comes with it.')
    if (code !== 0) throw new Stop(explainInstall(output))
    if (!installed()) throw new Stop('npm install ended well, but Node 24 is missing in node_modules/node. Install without --ignore-scripts and --omit=dev.')
  })
  writeStamp('install', wanted())
}

/** Makes the Prisma client when the schema has changed. @throws {Stop} with Prisma's own words */
export async function ensureGenerated() {
  const print = fingerprint(['packages/db/prisma/models', 'packages/db/prisma.config.ts'])
  if (!existsSync(at('packages/db/prisma/models'))) return
  if (readStamps().generate === print && existsSync(at('packages/db/src/generated/client.ts'))) return
  // `generate` wants to fetch an engine it never runs; any file that exists keeps it content.
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: node24(), CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }
  await step('Generating the database client', async () => {
    const { code, output } = await quiet(node24(), [at('node_modules/prisma/build/index.js'), 'generate'], { cwd: at('packages/db'), env })
    if (code !== 0) throw new Stop(`The database client could not be generated.\n${lastLines(output, 30)}`)
  })
  writeStamp('generate', print)
}
