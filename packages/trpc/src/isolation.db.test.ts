import { fitting, fingerprint, hasIds, inputSchema, MARK, aStranger, aTenant, anOperator, call, openWorld, outcomeOf, populate, procedures, withPermissions, type Person, type World } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jobKinds, startJob } from './kernel/jobs.ts'

const all = procedures()
const guarded = all.filter((p) => p.meta?.access !== 'public')
let world: World, attacker: Person, powerless: Person, operator: Person
let victim: Person
let victims: Map<string, string>

// Every id of the victim's is tried in every id field: one call per table, and the rest of the input fits the schema.
const idsToTry = () => [...new Set(victims.values())]

function leaks(answer: unknown): string | null {
  const text = JSON.stringify(answer) ?? ''
  if (text.includes(MARK)) return 'a text of another tenant'
  return text.includes(victim.tenantId) ? 'the id of another tenant' : null
}

// A refusal may repeat what the caller sent: in its sentence, and as the one of several ids that is not there.
function beyondInput({ details, ...error }: { details?: Record<string, unknown> }, id: string): object {
  const missing = details?.['missing']
  return { ...error, message: '', details: { ...details, ...(Array.isArray(missing) ? { missing: missing.filter((one) => one !== id) } : {}) } }
}

beforeAll(async () => {
  world = await openWorld()
  victim = await aTenant(world)
  attacker = await aTenant(world)
  operator = await anOperator(world)
  powerless = withPermissions(world, attacker, [])
  victims = await populate(world.database, victim.tenantId)
  await world.settle()
}, 120_000)
afterAll(() => world?.close())

describe('isolation sweep', () => {
  it('finds every procedure, and each says who may call it', () => {
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((p) => !p.meta?.access).map((p) => p.path)).toEqual([])
  })

  it.each(guarded.map((p) => [p.path, p] as const))('%s: refused to anonymous callers', async (_path, p) => {
    const outcome = await outcomeOf(call(aStranger(world).api, p, fitting(p.schema, () => attacker.tenantId)))
    expect(outcome).toMatchObject({ ok: false })
    expect(['UNAUTHORIZED', 'BAD_REQUEST']).toContain(outcome.error?.code)
  })

  it.each(guarded.filter((p) => p.meta?.access !== 'signed-in').map((p) => [p.path, p] as const))('%s: refused without the permission', async (_path, p) => {
    const outcome = await outcomeOf(call(powerless.api, p, fitting(p.schema, () => attacker.tenantId)))
    expect(outcome.error?.code).toBe('FORBIDDEN')
  })

  it('nothing of another tenant is read or written, whatever id is sent', async () => {
    const before = await fingerprint(world.database, victim.tenantId)
    const problems: string[] = []
    for (const p of all) {
      for (const id of hasIds(p.schema) ? idsToTry() : [victim.tenantId]) {
        const outcome = await outcomeOf(call(attacker.api, p, fitting(p.schema, () => id)))
        const leak = outcome.ok ? leaks(outcome.value) : leaks(beyondInput(outcome.error ?? {}, id))
        if (leak) problems.push(`${p.path}: ${leak}`)
        if (outcome.error?.code === 'INTERNAL') problems.push(`${p.path}: fell over: ${JSON.stringify(world.logged.at(-1))}`)
      }
    }
    const after = await fingerprint(world.database, victim.tenantId)
    expect([...new Set(problems)]).toEqual([])
    expect(after).toEqual(before)
  }, 600_000)

  it.each(jobKinds().map((k) => [k.type, k] as const))('job %s: reads and writes nothing of another tenant, whatever id its payload names', async (type, kind) => {
    const before = await fingerprint(world.database, victim.tenantId)
    const schema = inputSchema([kind.input])
    for (const id of hasIds(schema) ? idsToTry() : [victim.tenantId]) {
      const { jobId } = await startJob(attacker.ctx, { type, payload: fitting(schema, () => id) as object, permission: 'jobs:read' })
      await world.settle()
      const job = await attacker.api.platform.job.get({ id: jobId })
      expect(['failed', 'completed', 'cancelled']).toContain(job.status)
      expect(JSON.stringify([job.result, job.error])).not.toContain(MARK)
      expect(job.error?.['reason']).not.toBe('internal')
    }
    expect(await fingerprint(world.database, victim.tenantId)).toEqual(before)
  }, 120_000)

  it('the sweep would notice: the victim itself reads its own rows by the same calls', async () => {
    const seen: string[] = []
    for (const p of all.filter((q) => q.type === 'query')) {
      const outcome = await outcomeOf(call(victim.api, p, fitting(p.schema, () => victim.tenantId)))
      if (outcome.ok && leaks(outcome.value)) seen.push(p.path)
    }
    expect(seen).toContain('platform.job.list')
    expect(operator.tenantId).not.toBe(victim.tenantId)
  }, 120_000)
})
