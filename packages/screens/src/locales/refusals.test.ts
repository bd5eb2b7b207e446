import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { screensLocales } from './index.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const sources = globSync(['packages/{trpc,contract}/src/**/*.ts', 'apps/api/src/**/*.ts'], { cwd: root }).filter((file) => !/\.(test|d)\.ts$/.test(file)).map((file) => [file, readFileSync(`${root}${file}`, 'utf8')] as const)

// A reason that is a text; one that is given on by a function of the same file (`refuse`, `refused`, `cantComeBack`); one of a constraint; and what is unknown by its name.
const NAMED = /ContractError\(\s*'[A-Z_]+',\s*'([a-z0-9_]+)'/g
const GIVEN_ON = /\b(?:refuse|refused|cantComeBack)\((?:[\w.]+,\s*|'[a-zA-Z]+',\s*)?'([a-z0-9]+_[a-z0-9_]+)'/g
const CONSTRAINT = /describeConstraint\([^\n]*\breason: '([a-z0-9_]+)'/g
const UNKNOWN = /unknownReference\([^,]+,\s*'([a-z ]+)'/g

function reasons(): Map<string, string> {
  const found = new Map<string, string>()
  for (const [file, text] of sources) {
    for (const pattern of [NAMED, GIVEN_ON, CONSTRAINT]) for (const [, reason] of text.matchAll(pattern)) found.set(reason!, file)
    for (const [, what] of text.matchAll(UNKNOWN)) found.set(`unknown_${what!.replaceAll(' ', '_')}`, file)
  }
  return found
}

describe('what the server refuses', () => {
  it('is seen by this test', () => {
    const found = reasons()
    expect(found.size).toBeGreaterThan(120)
    for (const reason of ['machines_stand', 'operation_running', 'secret_again', 'host_gone', 'affinity_taken', 'unknown_host']) expect([...found.keys()]).toContain(reason)
  })

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('has words in %s for every reason', (language) => {
    const words = screensLocales[language].error as Record<string, { message: string; remedy: string } | undefined>
    const lacking = [...reasons()].filter(([reason]) => !words[reason]?.message || !words[reason].remedy)
    expect(lacking.map(([reason, file]) => `${reason} (${file})`)).toEqual([])
  })
})
