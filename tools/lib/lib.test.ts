import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { figureOf, table, tooLow } from './bench-figures.mjs'
import { explainInstall } from './explain.mjs'
import { fingerprint } from './fingerprint.mjs'
import { parseTestArgs } from './test-args.mjs'
import { countResults, total } from './test-results.mjs'
import { root } from './workspace.mjs'

const folder = mkdtempSync(join(tmpdir(), 'colonnade-tools-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('arguments of npm test', () => {
  test('everything but the real suites, unless asked', () => {
    expect([...parseTestArgs([], {}).parts]).toEqual(['types', 'lint', 'unit', 'database', 'browser'])
    expect([...parseTestArgs(['--only', 'unit,lint', 'rack'], {}).parts]).toEqual(['unit', 'lint'])
    expect(parseTestArgs(['--only=unit', 'rack', '-t', 'name'], {}).filters).toEqual(['rack', '-t', 'name'])
    expect(() => parseTestArgs(['--only', 'units'], {})).toThrow('no part "units"')
  })

  test('the real suites need a server, and say so when there is none', () => {
    expect(parseTestArgs(['--real'], { REDIS_URL_TEST: 'redis://localhost' }).parts.has('real')).toBe(true)
    const { parts, missing } = parseTestArgs(['--only', 'real'], {})
    expect(parts.size).toBe(0)
    expect(missing).toContain('DATABASE_URL_TEST')
  })
})

describe('the count', () => {
  const report = (name: string, testResults: unknown): string => {
    const file = join(folder, name)
    writeFileSync(file, JSON.stringify({ testResults }))
    return file
  }
  const suite = (status: string, ...tests: string[]): unknown => ({
    name: join(process.cwd(), 'a.test.ts'), message: 'Cannot find module\nat x', status,
    assertionResults: tests.map((test, i) => ({ fullName: `test ${i + 1}`, status: test, failureMessages: test === 'failed' ? ['Error: 1 is not 2\nat x'] : [] })),
  })

  test('passed and failed tests, the failed ones by name; skipped ones are nothing', () => {
    expect(countResults(report('a.json', [suite('failed', 'passed', 'failed', 'skipped'), suite('passed', 'passed')]), 0, 1)).toEqual({ passed: 2, failed: 1, failures: ['a.test.ts > test 2: Error: 1 is not 2'] })
  })

  test('a file that does not load, a crash and a missing report count as one failure', () => {
    expect(countResults(report('b.json', [suite('failed')]), 0, 1)).toEqual({ passed: 0, failed: 1, failures: ['a.test.ts: Cannot find module'] })
    expect(countResults(report('c.json', [suite('passed', 'passed')]), 0, 134)).toMatchObject({ passed: 1, failed: 1, failures: [expect.stringContaining('134')] })
    expect(countResults(join(folder, 'none.json'), 0, 0)).toMatchObject({ passed: 0, failed: 1 })
  })

  test('a report of an earlier run is not believed', () => {
    expect(countResults(report('d.json', [suite('passed', 'passed')]), Date.now() + 60_000, 0)).toMatchObject({ passed: 0, failed: 1 })
    expect(total([{ passed: 2, failed: 0 }, { passed: 1, failed: 3 }])).toEqual({ passed: 3, failed: 3 })
  })
})

test('npm’s complaints become one line', () => {
  const line = explainInstall('npm error code EAI_AGAIN\nnpm error syscall getaddrinfo\nnpm error request to somewhere failed\nnpm error A complete log of this run can be found in: x')
  expect(line).toMatch(/could not be reached.*request to somewhere failed\)$/)
  expect(line.split('\n')).toHaveLength(1)
  expect(explainInstall('npm error code EACCES\nnpm error path /x\nnpm error permission denied')).toContain("can't be written")
  expect(explainInstall('something odd')).toBe('npm install failed. (npm: something odd)')
})

test('the fingerprint sees a changed time, a changed size and a new file, and no test', () => {
  const at = relative(root, folder)
  const first = fingerprint([at])
  writeFileSync(join(folder, 'source.ts'), 'a')
  const second = fingerprint([at])
  utimesSync(join(folder, 'source.ts'), 1, 1)
  const third = fingerprint([at])
  writeFileSync(join(folder, 'source.test.ts'), 'a')
  expect(new Set([first, second, third]).size).toBe(3)
  expect(fingerprint([at])).toBe(third)
})

test('benchmark figures: read, judged and drawn', () => {
  const list = figureOf('{"name":"list","value":1234.5,"unit":"req/s","floor":0.45,"ratio":0.5}')
  expect(list).toEqual({ name: 'list', value: 1234.5, unit: 'req/s', floor: 0.45, ratio: 0.5 })
  expect(figureOf('starting …')).toBeUndefined()
  expect(figureOf('{"level":30}')).toBeUndefined()
  expect(tooLow(list!)).toBe(false)
  expect(tooLow({ ...list!, ratio: 0.44 })).toBe(true)
  expect(tooLow({ ...list!, ratio: null })).toBe(true)
  expect(table([list!, { ...list!, name: 'slow', ratio: 0.1 }])).toMatch(/list\s+1,235\s+req\/s\s+0\.5\s+0\.45\s+ok\nslow.*BELOW/)
})

test('regression: a run leaves nothing in the temporary folder, not even what a test forgot', async () => {
  // this run's own folder
  expect(tmpdir()).toMatch(/colonnade-run-/)
  const { setup } = await import('./temp-folder.mjs')
  const outside = tmpdir()
  const [first, second] = [setup(), setup()]
  const own = tmpdir()
  expect(own.startsWith(join(outside, 'colonnade-run-'))).toBe(true)
  writeFileSync(join(mkdtempSync(join(tmpdir(), 'colonnade-pack-')), 'left.tgz'), 'x')
  first()
  expect(existsSync(own)).toBe(true)
  second()
  expect(existsSync(own)).toBe(false)
  expect(tmpdir()).toBe(outside)
})
