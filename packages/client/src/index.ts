import type { AppRouter, ErrorShape } from '@colonnade/trpc'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, retryLink, splitLink, TRPCClientError, type TRPCClient, type TRPCLink } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { EventSource } from 'eventsource'

export type { AppRouter, ErrorShape }
/** What each procedure takes: `Inputs['datacenter']['rack']['create']`. */
export type Inputs = inferRouterInputs<AppRouter>
/** What each procedure answers: `Outputs['datacenter']['rack']['get']`. */
export type Outputs = inferRouterOutputs<AppRouter>
/** The typed client: every procedure as `client.<domain>.<entity>.<verb>`. */
export type Client = TRPCClient<AppRouter>

/** How to reach a Colonnade. */
export interface ClientOptions {
  /** address of the server, as `https://cloud.example` */
  url: string
  /** API token or session token; left out in a browser, whose session cookie speaks for it */
  token?: string | (() => string | undefined | Promise<string | undefined>)
  /** how often a query is tried again after the connection failed or the server was busy; 2 by default. Mutations are never repeated. */
  retries?: number
  /** gives up after this many milliseconds; 60,000 by default */
  timeoutMs?: number
  headers?: Record<string, string>
  fetch?: typeof fetch
}

const authorization = async (token: ClientOptions['token']): Promise<Record<string, string>> => {
  const value = typeof token === 'function' ? await token() : token
  return value ? { authorization: `Bearer ${value}` } : {}
}

function timedFetch(options: ClientOptions): typeof fetch {
  const base = options.fetch ?? fetch
  return (input, init) => {
    const limit = AbortSignal.timeout(options.timeoutMs ?? 60_000)
    return base(input, { ...init, credentials: 'same-origin', signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit })
  }
}

/** The link of a client: batches calls, streams subscriptions over SSE and resumes them, tries queries again. For those who build their own tRPC client. */
export function createLinks(options: ClientOptions): TRPCLink<AppRouter>[] {
  const url = `${options.url.replace(/\/+$/, '')}/trpc`
  const headers = async () => ({ ...options.headers, ...(await authorization(options.token)) })
  const inBrowser = typeof globalThis.EventSource === 'function' && !options.token
  const subscriptions = inBrowser
    ? httpSubscriptionLink({ url })
    : httpSubscriptionLink<AppRouter, typeof EventSource>({
        url, EventSource,
        eventSourceOptions: async () => {
          const own = await headers()
          return { fetch: (input, init) => (options.fetch ?? fetch)(input, { ...init, headers: { ...init.headers, ...own } } as RequestInit) }
        },
      })
  const retry = retryLink<AppRouter>({
    retry: ({ op, error, attempts }) => op.type === 'query' && attempts <= (options.retries ?? 2) && isTransient(error),
    retryDelayMs: (attempt) => Math.min(250 * 2 ** attempt, 5000),
  })
  return [retry, splitLink({ condition: (op) => op.type === 'subscription', true: subscriptions, false: httpBatchLink<AppRouter>({ url, headers, fetch: timedFetch(options), maxURLLength: 8000, maxItems: 20 }) })]
}

/** A client of one Colonnade, typed from its router. */
export function createClient(options: ClientOptions): Client {
  if (!URL.canParse(options.url, 'http://localhost')) throw new TypeError(`url: ${options.url} is no address; give one like https://cloud.example`)
  return createTRPCClient<AppRouter>({ links: createLinks(options) })
}

/** The contract's shape of an error the client threw; null when the server was never reached. */
export function errorOf(error: unknown): ErrorShape | null {
  if (!(error instanceof TRPCClientError)) return null
  const data = error.data as ErrorShape | undefined
  return data?.code && data.reason ? data : null
}

/** Whether trying again may help: nobody answered, or the server said it was busy. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const shape = errorOf(error)
  return shape ? shape.code === 'UNAVAILABLE' : !error.data
}
