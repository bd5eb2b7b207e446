// npm run bench -- [--json] [--only NAME]: runs every bench/**/*.bench.ts and shows what it measured against its floor.
// A benchmark is a program that prints a line of JSON per figure: {"name","value","unit","floor","ratio"}. It passes when `ratio` is at least `floor`
// (for "at most 1.5 × the time" that is ratio = 1 / factor, floor = 0.667); a figure without a floor is only told. Other lines are its progress.
import { existsSync, readdirSync } from 'node:fs'
import { figureOf, table, tooLow } from './lib/bench-figures.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureGenerated, ensureInstalled, workspaces } from './lib/prepare.mjs'
import { fail, progressToStderr, Stop } from './lib/report.mjs'
import { forwardSignals, fromSourceEnv, lines } from './lib/run.mjs'
import { at } from './lib/workspace.mjs'

/** The benchmark programs of all workspaces whose path holds `only`. */
function programs(only = '') {
  return ['.', ...workspaces()].map((folder) => `${folder}/bench`).filter((folder) => existsSync(at(folder)))
    .flatMap((folder) => readdirSync(at(folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((file) => file.endsWith('.bench.ts') && file.includes(only)).sort()
}

/** Runs one program and gives its figures. @throws {Stop} when it ends badly */
async function measure(file, onFigure) {
  const figures = []
  const code = await lines(['--expose-gc', at(file)], (line) => {
    const figure = figureOf(line)
    if (!figure) return console.error(line)
    figures.push(figure)
    onFigure(figure)
  }, fromSourceEnv)
  if (code !== 0) throw new Stop(`${file} ended with exit code ${code}.`)
  return figures
}

async function main(args) {
  const json = args.includes('--json')
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined
  progressToStderr()
  forwardSignals()
  await ensureInstalled()
  await ensureGenerated()
  await ensureBuilt()
  const files = programs(only)
  if (!files.length) throw new Stop(only ? `No benchmark's path holds "${only}".` : 'There are no benchmarks yet: bench/*.bench.ts in a package or an app.')
  const figures = []
  for (const file of files) {
    if (!json) console.error(`  ${file} …`)
    figures.push(...await measure(file, (figure) => json && console.log(JSON.stringify(figure))))
  }
  if (!json) console.log(table(figures))
  return figures.some(tooLow) ? 1 : 0
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, fail)
