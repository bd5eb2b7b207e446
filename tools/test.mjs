// npm test: installs what is missing, then types, lint, unit, database and browser tests. The last line is the count.
//   npm test -- [--only types,lint,unit,database,browser,real] [--real] [file name filters]
import { existsSync } from 'node:fs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureGenerated, ensureInstalled } from './lib/prepare.mjs'
import { fail, Stop } from './lib/report.mjs'
import { forwardSignals, fromSourceEnv, loud } from './lib/run.mjs'
import { parseTestArgs } from './lib/test-args.mjs'
import { countResults, total } from './lib/test-results.mjs'
import { at } from './lib/workspace.mjs'

const tsc = at('node_modules/typescript/bin/tsc')
const results = []

/** Runs a command that is a test by itself: it passes when it exits with 0. */
async function check(title, args) {
  console.log(`\n── ${title}`)
  const passed = (await loud(args)) === 0
  console.log(passed ? `${title}: passed` : `${title}: FAILED`)
  results.push({ title, passed: passed ? 1 : 0, failed: passed ? 0 : 1 })
}

/** Runs vitest projects in one go and counts their tests. */
async function vitest(projects, filters) {
  console.log(`\n── ${projects.join(', ')} tests`)
  const file = at('test-output', `${projects.join('-')}.json`)
  const since = Date.now()
  const code = await loud([
    at('node_modules/vitest/vitest.mjs'), 'run', ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters,
  ], { env: { NODE_ENV: 'test', ...fromSourceEnv } })
  results.push({ title: projects.join(', '), ...countResults(file, since, code) })
}

async function browser(filters) {
  try {
    await ensureBuilt()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.log(`\n── browser tests\n${error.message}`)
    results.push({ title: 'browser', passed: 0, failed: 1, failures: [`not built: ${error.message}`] })
    return
  }
  await vitest(['browser'], filters)
}

async function main() {
  const { parts, filters, missing } = parseTestArgs(process.argv.slice(2), process.env)
  forwardSignals()
  await ensureInstalled()
  await ensureGenerated()
  if (missing) console.log(missing)
  if (parts.has('types')) {
    await check('types', [tsc, '-b'])
    await check('types of the tests', [tsc, '-p', at('tools/tsconfig.tests.json')])
  }
  if (parts.has('lint')) await check('lint', [at('node_modules/oxlint/bin/oxlint')])
  const projects = ['unit', 'database', 'real'].filter((name) => parts.has(name))
  if (projects.length) await vitest(projects, filters)
  if (parts.has('browser')) await browser(filters)
  const { passed, failed } = total(results)
  console.log('')
  for (const failure of results.flatMap((result) => result.failures ?? [])) console.log(`  failed: ${failure}`)
  for (const result of results) console.log(`  ${result.title}: ${result.passed} passed${result.failed ? `, ${result.failed} failed` : ''}`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed ? 1 : 0
}

if (!existsSync(at('package.json'))) fail(new Stop('This is not the repository.'))
main().then((code) => { process.exitCode = code; }, fail)
