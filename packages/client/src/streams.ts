import { httpSubscriptionLink, TRPCClientError, type Operation, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { EventSource, type EventSourceInit } from 'eventsource'
import { UnexpectedAnswer } from './errors.ts'
import { headersOf, type ClientOptions } from './options.ts'
import type { AppRouter } from './router.ts'

/** Where the reason of a refused stream is kept for the link above: an EventSource tells no more than that it failed. */
const REFUSED = 'colonnade.refused'

async function refusalOf(response: Response): Promise<unknown> {
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return new UnexpectedAnswer(response)
  const body = (await response.clone().json().catch(() => null)) as unknown
  return (Array.isArray(body) ? body[0] : body) ?? new UnexpectedAnswer(response)
}

// Not the browser's own EventSource: that one sends no headers, hides the server's answer and gives up at the first proxy error.
function sourceOptions(options: ClientOptions, op: Operation): EventSourceInit {
  const base = options.fetch ?? globalThis.fetch
  return {
    fetch: async (input, init) => {
      const response = await base(input, { ...init, headers: { ...init.headers, ...(await headersOf(options)) } } as RequestInit)
      const isStream = response.ok && /\btext\/event-stream\b/.test(response.headers.get('content-type') ?? '')
      op.context[REFUSED] = isStream ? undefined : await refusalOf(response)
      return response
    },
  }
}

/** Subscriptions over server-sent events. The token travels in a header; in a browser without one the cookie speaks. A refusal comes out as the server's own error. */
export function streams(url: string, options: ClientOptions): TRPCLink<AppRouter> {
  const link = httpSubscriptionLink<AppRouter, typeof EventSource>({ url, EventSource, eventSourceOptions: ({ op }) => sourceOptions(options, op) })
  return (runtime) => {
    const run = link(runtime)
    return ({ op, next }) => observable((observer) => {
      const own = { ...op, context: { ...op.context } }
      return run({ op: own, next }).subscribe({
        next: (envelope) => observer.next(envelope),
        complete: () => observer.complete(),
        error: (error) => {
          const refusal = own.context[REFUSED] as Error | undefined
          observer.error(refusal ? TRPCClientError.from<AppRouter>(refusal as never) : error)
        },
      })
    })
  }
}
