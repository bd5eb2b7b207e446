import { anOperator, aTenant, call, hostileInputs, openWorld, outcomeOf, populate, procedures, type Person, type World } from '@colonnade/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const EACH = 200
let world: World, people: Person[]
let ids: string[]

const seedOf = (path: string) => [...path].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7)

beforeAll(async () => {
  world = await openWorld()
  people = [await aTenant(world), await anOperator(world)]
  const others = await aTenant(world)
  ids = [...(await populate(world.database, people[0]!.tenantId)).values(), ...(await populate(world.database, others.tenantId)).values()]
}, 120_000)
afterAll(() => world?.close())

describe('bad input', () => {
  it.each(procedures().map((p) => [p.path, p] as const))(`%s: ${EACH} hostile inputs, each answered in the contract's terms`, async (path, p) => {
    const inputs = fc.sample(hostileInputs(p.schema, ids), { numRuns: EACH, seed: seedOf(path) })
    for (const [i, input] of inputs.entries()) {
      const outcome = await outcomeOf(call(people[i % 2]!.api, p, input))
      const text = JSON.stringify(outcome.error ?? {})
      expect(outcome.error?.code, `${path}(${JSON.stringify(input)?.slice(0, 400)}) fell over: ${inspectable(world.logged.at(-1))}`).not.toBe('INTERNAL')
      expect(text, 'a stack trace or a statement in the answer').not.toMatch(/\n\s+at |node_modules|SELECT |INSERT |prisma/i)
    }
  }, 120_000)
})

function inspectable(entry: { data: object } | undefined): string {
  const error = (entry?.data as { err?: Error } | undefined)?.err
  return error ? `${error.message}\n${(error.stack ?? '').split('\n').slice(0, 8).join('\n')}`.slice(0, 1500) : ''
}
