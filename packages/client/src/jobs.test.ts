import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer, refuse, startDouble, stream, type Call, type Double } from '../test/double.ts'
import { createClient, JobError, waitForJob, type JobProgress } from './index.ts'

let server: Double
beforeEach(async () => { server = await startDouble() })
afterEach(() => server.close())

const job = (status: string, more: object = {}) => ({ id: 'j1', type: 'import', status, progress: 0, total: null, message: null, result: null, error: null, ...more })
const client = () => createClient({ url: server.url, token: 'cln_test-token', retries: 0 })
const asks = () => server.calls.filter((c) => c.procedures[0] === 'platform.job.get')
const says = (...states: object[]) => (call: Call, alone = false) => answer(call, () => states[Math.min(asks().length, states.length) - 1], !alone)

test('waits until the job has ended and gives it back', async () => {
  const say = says(job('queued'), job('running'), job('completed', { result: { rows: 3 } }))
  server.on((call) => say(call))
  expect((await waitForJob(client(), 'j1')).result).toEqual({ rows: 3 })
  expect(asks()).toHaveLength(3)
})

test('tells the progress of this job, and of no other', async () => {
  const say = says(job('running'), job('running'), job('completed'))
  server.on((call) => {
    if (call.procedures[0] === 'platform.job.get') return say(call)
    const s = stream(call)
    for (const [id, progress] of [['other', 1], ['j1', 5], ['j1', 9]] as const) s.send('', { id, progress, total: 10, message: null })
  })
  const seen: JobProgress[] = []
  await waitForJob(client(), 'j1', { onProgress: (far) => seen.push(far) })
  expect(seen).toEqual([{ progress: 5, total: 10, message: null }, { progress: 9, total: 10, message: null }])
})

test('throws what the job ended with', async () => {
  const say = says(job('failed', { error: { message: 'Row 3: no such rack.', reason: 'bad_row' } }))
  server.on((call) => say(call))
  const error = await waitForJob(client(), 'j1').then(() => null, (e: unknown) => e)
  expect(error).toBeInstanceOf(JobError)
  expect(error).toMatchObject({ message: 'Row 3: no such rack.', reason: 'bad_row', job: { status: 'failed' } })
  const cancelled = says(job('cancelled'))
  server.on((call) => cancelled(call))
  await expect(waitForJob(client(), 'j1')).rejects.toMatchObject({ reason: 'cancelled' })
})

test('outlives a server that is away for a moment', async () => {
  const say = says(job('running'), job('running'), job('completed'))
  server.on((call) => (asks().length === 2 ? refuse(call, 503, { code: 'UNAVAILABLE', reason: 'starting', message: 'Starting.' }) : say(call)))
  expect((await waitForJob(client(), 'j1')).status).toBe('completed')
})

test('stops waiting when its signal fires', async () => {
  const abort = new AbortController()
  const say = says(job('running'))
  server.on((call) => { say(call, true); if (asks().length === 2) abort.abort(new Error('enough')) })
  await expect(waitForJob(client(), 'j1', { signal: abort.signal })).rejects.toThrow()
  await expect(waitForJob(client(), 'j1', { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
})
