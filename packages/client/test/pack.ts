import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './server.ts'

const run = promisify(execFile)

/** What a command said and how it ended. */
export interface Outcome { code: number; output: string }

/** Runs a command of the workspace (npm, publint, tsc …) to its end, with the Node of this process. */
export async function command(name: string, args: string[], cwd: string = root, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const path = [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter)
  try {
    const { stdout, stderr } = await run(name, args, { cwd, env: { ...process.env, NODE_OPTIONS: '', PATH: path, ...env }, maxBuffer: 1 << 26, shell: process.platform === 'win32' })
    return { code: 0, output: stdout + stderr }
  } catch (error) {
    const { code, stdout, stderr, message } = error as { code?: number | string; stdout?: string; stderr?: string; message: string }
    return { code: typeof code === 'number' ? code : 1, output: `${stdout ?? ''}${stderr ?? ''}` || message }
  }
}

const folders: string[] = []
process.once('exit', () => { for (const folder of folders) rmSync(folder, { recursive: true, force: true }) })

/** An empty folder, gone when this process ends. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'colonnade-pack-'))
  folders.push(folder)
  return folder
}

/** Packs the client as anybody would. Gives the tarball's path. */
export async function packClient(): Promise<string> {
  const folder = emptyFolder()
  const { code, output } = await command('npm', ['pack', '-w', '@colonnade/client', '--pack-destination', folder])
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  if (code !== 0 || !tarball) throw new Error(`The client can't be packed:\n${output}`)
  return join(folder, tarball)
}

/** Unpacks a tarball. Gives the folder of the package. */
export async function unpack(tarball: string): Promise<string> {
  const folder = emptyFolder()
  const { code, output } = await command('tar', ['-xzf', tarball, '-C', folder])
  if (code !== 0) throw new Error(output)
  return join(folder, 'package')
}
