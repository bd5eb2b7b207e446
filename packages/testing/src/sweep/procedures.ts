import { appRouter } from '@colonnade/trpc'
import type { Meta } from '@colonnade/trpc/kernel/trpc'
import type { Caller } from '../people.ts'
import { inputSchema } from './generate.ts'

/** A procedure as the sweep sees it. */
export interface Found { path: string; type: 'query' | 'mutation' | 'subscription'; meta: Meta | undefined; schema: ReturnType<typeof inputSchema> }

/** Every procedure of the router, read from the router itself. */
export function procedures(): Found[] {
  return Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: Found['type']; meta?: Meta; inputs: unknown[] } }>)
    .map(([path, { _def }]) => ({ path, type: _def.type, meta: _def.meta, schema: inputSchema(_def.inputs) }))
}

/** Calls a procedure by its path; of a subscription, what it says at once. */
export async function call(api: Caller, { path, type }: Pick<Found, 'path' | 'type'>, input: unknown): Promise<unknown> {
  const fn = path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], api) as (input: unknown) => Promise<unknown>
  if (type !== 'subscription') return fn(input)
  const stream = (await fn(input)) as AsyncIterable<unknown>
  const iterator = stream[Symbol.asyncIterator]()
  const silence = new Promise<{ done: true; value: undefined }>((resolve) => setTimeout(() => resolve({ done: true, value: undefined }), 60))
  try {
    return (await Promise.race([iterator.next(), silence])).value
  } finally {
    void iterator.return?.()
  }
}
