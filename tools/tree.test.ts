// What no linter sees: every tracked file, whatever its kind.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { zones } from './lint/zones.mjs'

const root = join(import.meta.dirname, '..')
const tracked = listTracked()
const texts = tracked.filter((file) => !/\.(png|jpe?g|gif|webp|ico|icns|woff2?|pdf|docx|xlsx|gz|zip)$/.test(file)).map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Tracked files that exist; empty where the tree is not a git checkout (an unpacked archive). */
function listTracked(): string[] {
  try {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0')
    return files.filter((file) => file && existsSync(join(root, file)) && statSync(join(root, file)).isFile())
  } catch {
    return []
  }
}

/** `file:line` of every line that matches. */
function matches(pattern: RegExp, files = texts): string[] {
  return files.flatMap(({ file, text }) => text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}`] : [])))
}

const withoutLock = texts.filter(({ file }) => file !== 'package-lock.json')
const isSource = (file: string): boolean => /\.(ts|tsx|mjs)$/.test(file) && !/(^|\/)generated\/|\.test\.tsx?$|\.bench\.ts$|\.d\.ts$|(^|\/)e2e\//.test(file)

describe('tracked files', () => {
  // Spelt in pieces, so that this file passes its own test.
  test('name no folder of a developer’s machine', () => {
    const folders = ['work', 'farm', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].join('|')
    expect(matches(new RegExp(`(^|[^a-zA-Z0-9_.-])/(${folders})/`), withoutLock)).toEqual([])
  })

  test('name no package registry', () => {
    expect(matches(/"resolved": "https?:/)).toEqual([])
    const hosts = new RegExp(['https?://[^/\\s"]*(regis', 'try|artifactory|nexus|verdaccio|pkg\\.dev)'].join(''), 'i')
    expect(matches(hosts)).toEqual([])
    expect(matches(new RegExp('^\\s*(//[^ ]+:)?(_auth|regis' + 'try\\s*=)'), texts.filter(({ file }) => file.endsWith('.npmrc')))).toEqual([])
  })

  test('hold no merge marks and no unfinished business', () => {
    const marks = ['<{7} ', '>{7} ', '\\b(TO' + 'DO|FIX' + 'ME)\\b', '\\b(describe|test|it)\\.on' + 'ly\\('].join('|')
    expect(matches(new RegExp(marks), withoutLock)).toEqual([])
  })

  test('keep to 250 lines', () => {
    const long = withoutLock.filter(({ file, text }) => isSource(file) && text.split('\n').length - 1 > 250).map(({ file }) => file)
    expect(long).toEqual([])
  })

  test('do not hold what is built or generated', () => {
    expect(tracked.filter((file) => /(^|\/)(node_modules|dist|out|generated|\.nx|test-output)\/|(^|\/)\.env$|\.tsbuildinfo$/.test(file))).toEqual([])
  })
})

interface Manifest { name: string; dependencies?: Record<string, string>; nx?: { tags?: string[] } }
const manifests = tracked.filter((file) => /^(packages|apps)\/[^/]+\/package\.json$/.test(file)).map((file) => ({ folder: file.replace('/package.json', ''), ...JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest }))

describe.each(manifests)('$name', ({ folder, dependencies, nx }) => {
  test('has one scope and one type as Nx tags', () => {
    const kinds = (nx?.tags ?? []).map((tag) => tag.split(':')[0]).sort()
    expect(kinds).toEqual(['scope', 'type'])
    expect(nx?.tags).toContain(`scope:${folder.split('/')[1]}`)
  })

  test('depends only on what it may import', () => {
    const may = new Set(zones.filter((zone) => zone.path.startsWith(`${folder}/`)).flatMap((zone) => [...zone.uses, ...zone.types]).map((name) => name.split('/')[0]))
    const ours = Object.keys(dependencies ?? {}).filter((name) => name.startsWith('@colonnade/')).map((name) => name.replace('@colonnade/', ''))
    expect(ours.filter((name) => !may.has(name))).toEqual([])
  })
})

test('lucia stays behind one file', () => {
  const users = new Set(matches(/from '(lucia|@lucia-auth\/[^']+)'/, texts.filter(({ file }) => isSource(file))).map((place) => place.split(':')[0]))
  expect(users.size).toBeLessThanOrEqual(1)
})

test('.env.example names every setting the server reads, and no other', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  const settings = readFileSync(join(root, 'apps/api/src/settings.ts'), 'utf8')
  const named = [...example.matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]).filter((name) => !name?.endsWith('_TEST'))
  const read = [...settings.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1])
  expect(named.sort()).toEqual(read.sort())
})
