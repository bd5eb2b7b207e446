import { httpBatchLink, httpLink, splitLink, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { guardedFetch } from './fetching.ts'
import { apiUrl, headersOf, type ClientOptions } from './options.ts'
import { resume } from './resume.ts'
import type { AppRouter } from './router.ts'
import { streams } from './streams.ts'
import { told } from './told.ts'

const LONGEST_URL = 8000
/** Room in an address for the server's own part and the procedure's name. */
const SPARE = 1000
const MOST_IN_A_BATCH = 20

// What leaves the client says what happened, where, and as which class.
const tell = (url: string): TRPCLink<AppRouter> => () => ({ op, next }) =>
  observable((observer) => next(op).subscribe({
    next: (value) => observer.next(value),
    error: (error) => observer.error(told(error, url)),
    complete: () => observer.complete(),
  }))

const isLong = ({ type, input }: { type: string; input: unknown }): boolean =>
  type === 'query' && input !== undefined && encodeURIComponent(JSON.stringify(input)).length > LONGEST_URL - SPARE

/**
 * The links of a client, for those who build their own tRPC client: typed errors, queries tried again, subscriptions that resume, calls of one
 * tick sent together. A call with a signal of its own travels alone, so that it ends the moment it is aborted.
 */
export function createLinks(options: ClientOptions): TRPCLink<AppRouter>[] {
  const url = apiUrl(options.url)
  const http = { url, headers: () => headersOf(options), fetch: guardedFetch(options) }
  const calls = splitLink<AppRouter>({
    condition: (op) => Boolean(op.signal),
    true: httpLink<AppRouter>(http),
    false: httpBatchLink<AppRouter>({ ...http, maxURLLength: LONGEST_URL, maxItems: MOST_IN_A_BATCH }),
  })
  // A question too long for an address (two hundred names in a filter) is asked by POST, alone.
  const asked = splitLink<AppRouter>({ condition: isLong, true: httpLink<AppRouter>({ ...http, methodOverride: 'POST' }), false: calls })
  const transport = splitLink<AppRouter>({ condition: (op) => op.type === 'subscription', true: streams(url, options), false: asked })
  return [tell(url), resume(options.retries ?? 2), transport]
}
