// How long a project takes to check that uses the packed client, against an empty one: the compiler's own total, without starting Node.
// Runs alternate, so that what else the machine does meets both alike; the figure is made of the medians.
import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, emptyFolder, packClient, unpack } from '../test/pack.ts'
import { root } from '../test/server.ts'

const RUNS = 15
const FLOOR = 0.5

async function project(): Promise<string> {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'node_modules/@colonnade'), { recursive: true })
  for (const name of ['@trpc', 'eventsource', 'eventsource-parser']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  symlinkSync(await unpack(await packClient()), join(folder, 'node_modules/@colonnade/client'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'empty.ts'), 'export {}\n')
  copyFileSync(join(root, 'packages/client/test/consumer.ts'), join(folder, 'client.ts'))
  for (const name of ['empty', 'client']) {
    const compilerOptions = { target: 'es2024', module: 'nodenext', strict: true, skipLibCheck: true, noEmit: true, preserveSymlinks: true, types: [] }
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, files: [`${name}.ts`] }))
  }
  return folder
}

async function secondsOf(folder: string, name: string): Promise<number> {
  const { code, output } = await command(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', `${name}.json`, '--extendedDiagnostics'], folder)
  const seconds = Number(/Total time:\s+([\d.]+)s/.exec(output)?.[1])
  if (code !== 0 || !(seconds > 0)) throw new Error(`The ${name} project does not check:\n${output}`)
  return seconds
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const folder = await project()
const times = { empty: [] as number[], client: [] as number[] }
for (let run = -1; run < RUNS; run++) {
  for (const name of ['empty', 'client'] as const) {
    const seconds = await secondsOf(folder, name)
    if (run >= 0) times[name].push(seconds)
  }
}
const [empty, client] = [median(times.empty), median(times.client)]
const types = readFileSync(join(folder, 'node_modules/@colonnade/client/dist/npm/router.d.ts'), 'utf8')
console.log(JSON.stringify({ name: 'types of a client project against an empty one', value: client * 1000, unit: 'ms', floor: FLOOR, ratio: Number((empty / client).toFixed(3)) }))
console.log(JSON.stringify({ name: 'types shipped with the client', value: types.length / 1024, unit: 'KB' }))
