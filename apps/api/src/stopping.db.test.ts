import { startServer, type HttpClient, type ServerProcess, type StreamEvent } from '@colonnade/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'

let server: ServerProcess, operator: HttpClient
beforeAll(async () => {
  server = await startServer()
  operator = await server.signIn('operator@colonnade.example')
}, 120_000)
afterAll(() => server?.close())

const ROWS = 1200
const csv = ['sn', ...Array.from({ length: ROWS }, (_, i) => `stop-${i}`)].join('\n')
type Page = { items: { id: string; status: string; attempt?: number }[]; count: number }

async function heard(events: AsyncGenerator<StreamEvent>, until: (e: StreamEvent) => boolean): Promise<StreamEvent | null> {
  for await (const event of events) if (until(event)) return event
  return null
}

it('ends at SIGTERM with streams open and a job under way; the job goes on at the next start and the stream resumes', async () => {
  const { id } = await operator.mutate<{ id: string }>('datacenter.group.create', { name: 'stopped' })
  const opened = Promise.withResolvers<string>()
  const cut = heard(operator.stream('platform.event.stream', {}, new AbortController().signal), (e) => { if (e.id) opened.resolve(e.id); return false }).catch(() => 'cut')
  const position = await opened.promise
  const mapping = { name: { column: 'sn' }, serialNumber: { column: 'sn' }, groupId: { constant: id }, totalCpu: { constant: '8' }, totalMemory: { constant: '1024' }, totalStorage: { constant: '10' } }
  const { jobId } = await operator.mutate<{ jobId: string }>('datacenter.host.import', { csv, mapping })
  const progress = heard(operator.stream('platform.job.progress', undefined, new AbortController().signal), (e) => (e.data as { id?: string } | null)?.id === jobId)
  await progress

  const ended = await server.stop()
  expect(ended.code, ended.stderr).toBe(0)
  // nothing to say, unless the machine was too busy to come to rest in time
  expect(ended.stderr).toMatch(/^$|goes on at the next start/)
  expect(await cut === 'cut' || (await cut) === null).toBe(true)

  await server.restart()
  const done = await heard(operator.stream('platform.event.stream', { lastEventId: position }, AbortSignal.timeout(60_000)), (e) => {
    const told = e.data as { topic?: string; resourceId?: string } | null
    return told?.topic === 'job.completed' && told.resourceId === jobId // the sample's own jobs end too
  })
  expect(done).not.toBeNull()
  expect((await operator.query<Page>('datacenter.host.list', { filter: [{ field: 'groupId', value: id }], limit: 1, count: true })).count).toBe(ROWS)
}, 150_000)
