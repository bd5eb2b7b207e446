import { memoryLeases } from '@colonnade/db'
import { anOperator, openWorld, type Person, type World } from '@colonnade/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { permissionsOf } from '../domains/identity/index.ts'
import { recoverJobs } from './job-recovery.ts'
import { bindLeases, pauseJobs, runJob } from './job-runner.ts'
import { completeInTx, defineJob, startJob, type JobControl } from './jobs.ts'
import { mutate } from './mutate.ts'

const system = { role: 'colonnade_system', tenantId: null } as const
let world: World, operator: Person
let behave: (signal: AbortSignal, control: JobControl) => Promise<void> = async () => {}
let runs = 0

defineJob({ type: 'test.wait', input: z.strictObject({}), async run(_ctx, _payload, control) { runs++; await behave(control.signal, control); await control.progress(1, 1); return { done: true } } })
defineJob({ type: 'test.patient', waits: true, input: z.strictObject({}), async run(_ctx, _payload, control) { runs++; await behave(control.signal, control); return { done: true } } })
defineJob({
  type: 'test.in-tx', input: z.strictObject({}),
  run: (ctx, _payload, control) => mutate(ctx, { permission: 'system', action: 'work', write: async (tx, report) => { await completeInTx(tx, ctx, control, { done: true }, report); return { done: true } } }),
})

beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
}, 120_000)
afterAll(() => world?.close())
beforeEach(() => { runs = 0; behave = async () => {} })

const start = async (type = 'test.wait') => (await startJob(operator.ctx, { type, payload: {}, permission: 'racks:create' })).jobId
const run = (jobId: string) => runJob(world.services, operator.tenantId, jobId, permissionsOf)
const row = async (id: string) => (await world.database.query<{ status: string; attempt: number; error: { reason: string } | null }>(system, 'SELECT status::text, attempt, error FROM jobs WHERE id = $1::uuid', [id]))[0]!
const idle = async (id: string) => (await world.database.query<{ n: number }>(system, 'SELECT idle_attempts AS n FROM jobs WHERE id = $1::uuid', [id]))[0]!.n
const set = (id: string, sql: string) => world.database.transaction(system, (tx) => tx.$executeRawUnsafe(`UPDATE jobs SET ${sql} WHERE id = $1::uuid`, id))
const said = (id: string, action: string) => operator.ctx.db.auditLog.count({ where: { resourceType: 'job', resourceId: id, action } })
const waitFor = async (check: () => boolean) => { while (!check()) await new Promise((resolve) => setTimeout(resolve, 5)) }

describe('a job that waits for others', () => {
  const letGo = (id: string) => runJob(world.services, operator.tenantId, id, permissionsOf, { letGo: true })

  it('keeps no worker meanwhile, and ends as any', async () => {
    const gate = Promise.withResolvers<void>()
    behave = () => gate.promise
    const id = await start('test.patient')
    await letGo(id)
    expect((await row(id)).status).toBe('running')
    // another wake-up finds it taken
    await letGo(id)
    gate.resolve()
    await expect.poll(async () => (await row(id)).status).toBe('completed')
    expect(runs).toBe(1)
  })

  it('is stopped as any', async () => {
    behave = (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)) })
    const id = await start('test.patient')
    await letGo(id)
    await operator.api.platform.job.cancel({ id })
    await expect.poll(async () => (await row(id)).status).toBe('cancelled')
  })

  it('keeps its worker where nobody lets go, and so does one of another kind', async () => {
    const first = await start('test.patient')
    await run(first)
    const second = await start()
    await letGo(second)
    expect([(await row(first)).status, (await row(second)).status]).toEqual(['completed', 'completed'])
  })
})

describe('a job', () => {
  it('that says in its own transaction that it is done says it once', async () => {
    const id = await start('test.in-tx')
    await run(id)
    expect(await row(id)).toMatchObject({ status: 'completed', attempt: 1 })
    expect(await said(id, 'completed')).toBe(1)
  })

  it('woken twice at once runs once', async () => {
    const id = await start()
    await Promise.all([run(id), run(id), run(id)])
    await run(id)
    expect(runs).toBe(1)
    expect(await said(id, 'completed')).toBe(1)
  })

  it('whose process died after somebody had asked it to stop is not begun again', async () => {
    const id = await start()
    await set(id, 'cancel_requested = true')
    await run(id)
    expect(runs).toBe(0)
    expect((await row(id)).status).toBe('cancelled')
  })

  it('that takes its process down again and again is given up', async () => {
    const id = await start()
    await set(id, 'attempt = 20, idle_attempts = 20')
    await run(id)
    expect(runs).toBe(0)
    expect(await row(id)).toMatchObject({ status: 'failed', error: { reason: 'job_given_up' } })
  })

  it('that gets on is begun as often as it takes; what it keeps again and again is no getting on', async () => {
    const seen: number[] = []
    for (const [kept, state] of [[{}, { at: 1 }], [{ at: 1 }, { at: 1, gone: undefined }], [{ longer: 1, at: 2 }, { at: 2, longer: 1 }]] as const) {
      const id = await start()
      await set(id, `attempt = 40, idle_attempts = 5, state = '${JSON.stringify(kept)}'`)
      behave = async (_signal, control) => { await world.database.transaction(system, (tx) => control.checkpoint(tx, state)); seen.push(await idle(id)) }
      await run(id)
      expect((await row(id)).status).toBe('completed')
    }
    expect(seen).toEqual([0, 6, 6])
  })
})

describe('recovery', () => {
  it('puts back what runs by its row and is held by nobody, and leaves alone what is held', async () => {
    const leases = memoryLeases()
    const [dead, alive] = [await start(), await start()]
    for (const id of [dead, alive]) await set(id, `status = 'running', attempt = 1`)
    await leases.hold(alive)
    const sent: string[] = []
    await recoverJobs(world.database, leases, { send: async (_tenant, id) => { sent.push(id) } }, new Date())
    expect(sent).toContain(dead)
    expect(sent).not.toContain(alive)
    expect([(await row(dead)).status, (await row(alive)).status]).toEqual(['queued', 'running'])
  })

  it('wakes at a start whatever waits, and later what has waited long', async () => {
    const id = await start()
    const sent: string[] = []
    const queue = { send: async (_tenant: string, job: string) => { sent.push(job) } }
    await recoverJobs(world.database, memoryLeases(), queue, new Date())
    expect(sent).not.toContain(id)
    await recoverJobs(world.database, memoryLeases(), queue, new Date(), true)
    await recoverJobs(world.database, memoryLeases(), queue, new Date(Date.now() + 120_000))
    expect(sent.filter((job) => job === id)).toHaveLength(2)
  })
})

it('a pause interrupts what runs, whatever that throws, puts it back, and takes nothing more', async () => {
  bindLeases(world.services, memoryLeases())
  const [id, next] = [await start(), await start()]
  behave = (signal) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(new Error('connection closed'))) })
  const running = run(id).catch((error: { shape?: { reason: string } }) => error.shape?.reason)
  await waitFor(() => runs === 1)
  await pauseJobs(world.services)
  expect(await running).toBe('job_paused')
  expect(await row(id)).toMatchObject({ status: 'queued', attempt: 1, error: null })
  expect(await idle(id)).toBe(0)
  await expect(run(next)).rejects.toMatchObject({ shape: { reason: 'job_paused' } })
})
