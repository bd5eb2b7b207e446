import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consoleLocales } from '../index.ts'

const sources = join(import.meta.dirname, '../../../../../../packages/trpc/src')
const textsOf = (folder: string) => readdirSync(join(sources, folder), { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts') && !/\.(test|test-support)\.ts$/.test(f)).map((f) => readFileSync(join(sources, folder, f), 'utf8'))
const kinds = 'unreachable|unauthorised|conflict|not_found|failed|certificate_mismatch'
// as errors are made, as tables of them are written, and as operations say why they ended
const spellings = [/new DriverError\('\w+', '(\w+)'/g, new RegExp(`\\['(?:${kinds})', '(\\w+)', '[A-Z]`, 'g'), /^ {2}E\w+: \['(\w+)'/gm, /\breason: '(\w+)', (?:message|why)\b/g]

function reasons(): string[] {
  const texts = ['drivers/resource', 'domains/datacenter/operation', 'domains/datacenter/endpoint'].flatMap(textsOf).filter((text) => !text.includes('describeConstraint('))
  return [...new Set(texts.flatMap((text) => spellings.flatMap((spelling) => [...text.matchAll(spelling)].map((m) => m[1]!))))].sort()
}

describe('what can go wrong outside', () => {
  it('is found in the sources', () => {
    expect(reasons()).toEqual(expect.arrayContaining(['refused', 'forbidden', 'server_error', 'id_taken', 'too_late', 'released', 'not_seen', 'bad_kubeconfig']))
  })

  it.each(Object.keys(consoleLocales) as (keyof typeof consoleLocales)[])('has words in %s, whatever the reason', (language) => {
    const words = consoleLocales[language].outside.problem
    expect(reasons().filter((reason) => !(reason in words))).toEqual([])
  })
})
