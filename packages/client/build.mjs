// Makes what is packed of the client: node packages/client/build.mjs. npm calls it around `npm pack -w @colonnade/client` as prepack and postpack.
// tsc emits dist; from it and from the router's emitted types come dist/npm, whose declarations need neither the monorepo nor the server's packages.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureGenerated } from '../../tools/lib/prepare.mjs'
import { progressToStderr } from '../../tools/lib/report.mjs'
import { root, Unexpected } from './build/declarations.mjs'
import { restoreManifest, swapManifest, takeLock, writePackageFiles } from './build/package-files.mjs'

async function compile() {
  progressToStderr()
  await ensureGenerated()
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'packages/client'], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Unexpected(stdout)
}

let holdsLock = false

async function main([step]) {
  if (step === '--postpack') return restoreManifest()
  if (step !== '--emitted') await compile()
  if (step === '--prepack') {
    takeLock()
    holdsLock = true
  }
  console.error(`The client's types know ${writePackageFiles()} procedures.`)
  if (step === '--prepack') swapManifest()
}

main(process.argv.slice(2)).catch((error) => {
  if (holdsLock) restoreManifest()
  console.error(error instanceof Unexpected ? error.message : error)
  process.exitCode = 1
})
