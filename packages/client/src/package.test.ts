import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import { command, emptyFolder, packClient, unpack } from '../test/pack.ts'
import { root } from '../test/server.ts'
// Part of this program so that the workspace's own types are held to the same lines; nothing of it runs.
import type {} from '../test/consumer.ts'

const own = join(root, 'packages/client/package.json')
let before: string
let tarball: string
let folder: string
let files: string[]
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')

beforeAll(async () => {
  before = readFileSync(own, 'utf8')
  tarball = await packClient()
  folder = await unpack(tarball)
  files = (readdirSync(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name).slice(folder.length + 1))
}, 120_000)

describe('the packed client', () => {
  test('holds what it points to, and nothing of the workspace', () => {
    const manifest = JSON.parse(read('package.json')) as { exports: Record<string, object>; dependencies: object; sideEffects: boolean; type: string }
    expect(manifest.exports['.']).toEqual({ types: './dist/npm/index.d.ts', default: './dist/npm/index.js' })
    for (const target of Object.values(manifest.exports['.'] as object) as string[]) expect(existsSync(join(folder, target))).toBe(true)
    expect(Object.keys(manifest.dependencies).sort()).toEqual(['@trpc/client', '@trpc/server', 'eventsource'])
    expect([manifest.type, manifest.sideEffects]).toEqual(['module', false])
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['devDependencies']))
    expect(files.filter((file) => !/^(package\.json|README\.md|LICENSE|dist\/npm\/[\w-]+\.(js|d\.ts))$/.test(file))).toEqual([])
  })

  test('leaves the workspace as it was', () => {
    expect(readFileSync(own, 'utf8')).toBe(before)
  })

  test('needs no other package of ours, neither to run nor for its types', () => {
    const specifiers = files.filter((f) => /\.(js|d\.ts)$/.test(f)).flatMap((f) => [...read(f).matchAll(/(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map((m) => m[1]!))
    expect([...new Set(specifiers.filter((s) => !s.startsWith('./')))].sort()).toEqual(['@trpc/client', '@trpc/server', '@trpc/server/observable', 'eventsource'])
    expect(specifiers.filter((s) => s.startsWith('./') && !s.endsWith('.js'))).toEqual([])
  })

  test('carries nothing of the server in its types', () => {
    const types = read('dist/npm/router.d.ts')
    expect(types).not.toMatch(/\bany\b|ServiceCtx|Prisma|[Zz]od|tenant_pool|Buffer|NodeJS/)
    expect(types).toMatch(/interface DatacenterRack \{ id: string;/)
    expect((types.match(/: (Query|Mutation|Subscription)</g) ?? []).length).toBeGreaterThan(60)
  })

  test('passes publint', async () => {
    const { code, output } = await command('publint', ['run', tarball, '--strict'])
    expect(output).toContain('All good!')
    expect(code).toBe(0)
  })

  test('passes attw', async () => {
    const { code, output } = await command('attw', [tarball, '--profile', 'esm-only', '--no-color'])
    expect(code, output).toBe(0)
  }, 60_000)

  test('bundles for browsers, without what is not used', async () => {
    const project = emptyFolder()
    mkdirSync(join(project, 'node_modules/@colonnade'), { recursive: true })
    for (const name of ['@trpc', 'eventsource', 'eventsource-parser']) symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
    symlinkSync(folder, join(project, 'node_modules/@colonnade/client'))
    const bundle = async (code: string): Promise<string> => {
      writeFileSync(join(project, 'entry.js'), code)
      const built = await build({ root: project, configFile: false, logLevel: 'silent', resolve: { preserveSymlinks: true }, build: { write: false, lib: { entry: join(project, 'entry.js'), formats: ['es'] }, rollupOptions: { onwarn: (warning) => { throw new Error(warning.message) } } } })
      const [first] = (Array.isArray(built) ? built : [built]) as { output: { code?: string }[] }[]
      return first!.output.map((chunk) => chunk.code ?? '').join('\n')
    }
    const whole = await bundle("export * from '@colonnade/client'")
    expect(whole).not.toMatch(/["']node:|require\(|process\.(?!env)/)
    expect((await bundle("export { pages } from '@colonnade/client'")).length).toBeLessThan(2000)
  }, 60_000)

  // Its dependencies are those of the workspace here; the database tests install it from the registry.
  test('gives a project types, with and without Node’s', async () => {
    const project = emptyFolder()
    mkdirSync(join(project, 'node_modules/@colonnade'), { recursive: true })
    for (const name of ['@trpc', 'eventsource', 'eventsource-parser', '@types']) symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name))
    symlinkSync(folder, join(project, 'node_modules/@colonnade/client'))
    writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }))
    writeFileSync(join(project, 'consumer.ts'), readFileSync(join(root, 'packages/client/test/consumer.ts')))
    for (const [module, types] of [['nodenext', ''], ['nodenext', 'node'], ['esnext', '']]) {
      const options = ['--noEmit', '--strict', '--skipLibCheck', '--preserveSymlinks', '--target', 'es2024', '--module', module!, '--moduleResolution', module === 'esnext' ? 'bundler' : module!, ...(types ? ['--types', types] : ['--types', ''])]
      const { output } = await command(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'consumer.ts'], project)
      expect(output).toBe('')
    }
  }, 60_000)
})
