// A project that uses the client, as types see it. Checked in the workspace and, from the packed tarball, in an empty project; never run.
// Every line that must be refused is marked: an expected error that does not come is an error.
import { createClient, errorOf, isColonnadeError, pages, rows, subscribe, waitForJob, type Client, type ErrorCode, type Inputs, type Outputs } from '@colonnade/client'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
/** Compiles only when both types are the same; `any` is the same as nothing else. */
const same = <A, B>(..._: Same<A, B> extends true ? [] : ['these types differ']): void => {}

export async function inputsAndOutputs(client: Client): Promise<void> {
  const page = await client.datacenter.rack.list.query({ filter: [{ field: 'region', op: 'eq', value: 'eu' }], limit: 5 })
  const [first] = page.items
  same<typeof page.nextCursor, string | null>()
  same<NonNullable<typeof first>['name'], string>()
  same<NonNullable<typeof first>['region'], string | null>()
  same<NonNullable<typeof first>['heightUnits'], number>()
  same<Outputs['platform']['job']['get']['status'], 'cancelled' | 'completed' | 'failed' | 'queued' | 'running'>()
  same<Inputs['datacenter']['rack']['update']['version'], number>()
  same<Inputs['identity']['session']['signOut'], void>()
  const made: Outputs['datacenter']['rack']['create'] = await client.datacenter.rack.create.mutate({ name: 'r1' }, { signal: AbortSignal.timeout(1000) })
  await client.datacenter.rack.update.mutate({ id: made.id, version: made.version, patch: { room: null } })
  await client.identity.session.me.query()
  // @ts-expect-error a field is missing
  await client.datacenter.rack.create.mutate({})
  // @ts-expect-error a field nobody knows
  await client.datacenter.rack.create.mutate({ name: 'r1', colour: 'red' })
  // @ts-expect-error a number is wanted
  await client.datacenter.rack.create.mutate({ name: 'r1', heightUnits: '42' })
  // @ts-expect-error no such operator
  await client.datacenter.rack.list.query({ filter: [{ field: 'name', op: 'like', value: 'a' }] })
  // @ts-expect-error a mutation is not queried
  await client.datacenter.rack.create.query({ name: 'r1' })
  // @ts-expect-error no such procedure
  await client.datacenter.rack.explode.mutate({})
  // @ts-expect-error no such field of a row
  console.log(made.colour)
}

export async function loops(client: Client): Promise<void> {
  for await (const page of pages(client.datacenter.rack.list.query, { limit: 200 })) same<typeof page, Outputs['datacenter']['rack']['list']>()
  for await (const rack of rows(client.datacenter.rack.list.query, {})) same<typeof rack.hostCount, number>()
  for await (const event of subscribe(client.platform.event.stream, undefined)) {
    same<typeof event.id, string>()
    same<typeof event.data.resourceId, string | null>()
  }
  for await (const far of subscribe(client.platform.job.progress, undefined, { signal: AbortSignal.timeout(1) })) same<typeof far.total, number | null>()
  const job = await waitForJob(client, 'id', { onProgress: ({ progress, total }) => console.log(progress / (total ?? 1)) })
  same<typeof job.result, Record<string, unknown> | null>()
  // @ts-expect-error the limit is a number
  pages(client.datacenter.rack.list.query, { limit: 'all' })
  // @ts-expect-error a query is no subscription
  subscribe(client.datacenter.rack.list, {})
}

export async function errors(client: Client): Promise<ErrorCode | undefined> {
  try {
    await client.platform.status.ping.query()
  } catch (error) {
    if (isColonnadeError(error)) {
      same<typeof error.reason, string>()
      same<typeof error.fields, { path: string; message: string }[]>()
      same<(typeof error.conflicts)[number]['field'], string>()
      same<typeof error.currentVersion, number | undefined>()
      // @ts-expect-error no such code
      if (error.code === 'TEAPOT') return undefined
      return error.code
    }
    same<ReturnType<typeof errorOf> extends { code: infer C } | null ? C : never, ErrorCode>()
    return errorOf(error)?.code
  }
  return undefined
}

export function options(): void {
  createClient({ url: 'https://cloud.example', token: async () => 'fresh', retries: 1, timeoutMs: 5000, headers: { 'x-request-id': 'job-00000001' }, fetch })
  // @ts-expect-error the address is missing
  createClient({ token: 'x' })
}
