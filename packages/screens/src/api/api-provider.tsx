import { createLinks, errorOf, isTransient, type AppRouter, type ClientOptions } from '@colonnade/client'
import { toast } from '@colonnade/ui'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient } from '@trpc/client'
import { useState, type ReactNode } from 'react'
import { browserSurroundings, SurroundingsContext, TRPCProvider, type Surroundings } from './api-context.ts'
import { translateErrors } from './translate-errors.ts'

/** Key under which the signed-in person is kept; null means nobody. */
export const ME_KEY = ['colonnade', 'me'] as const

/** Drops everything fetched for a person; only who is signed in stays, so that what waits for it goes on. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== ME_KEY[1] })
}

/** A query client with the house's habits: shown at once from the cache, fetched anew when it is old, failed sessions noticed everywhere. */
export function createQueryClient(): QueryClient {
  // Whatever call learns that the session has ended, the person is asked to sign in again, over what was on the screen.
  const noticeEnd = (error: unknown) => {
    const shape = errorOf(error)
    if (shape?.code === 'UNAUTHORIZED' && shape.reason !== 'wrong_credentials' && client.getQueryData(ME_KEY)) client.setQueryData(ME_KEY, null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        noticeEnd(error)
        // A mutation that shows its own errors says so; a silent failure is never right.
        if (!mutation.meta?.['quiet'] && !mutation.options.onError) toast.error(error)
      },
    }),
    defaultOptions: {
      queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: (count, error) => count < 1 && isTransient(error), refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  })
  return client
}

/** Props of `ApiProvider`. `url` is '' for the page's own origin, or the base of a site; changing it needs a new `key`. */
export interface ApiProviderProps { url: string; token?: ClientOptions['token']; surroundings?: Partial<Surroundings>; queryClient?: QueryClient; children: ReactNode }

/** The API and its cache for everything below. In a browser the session cookie speaks for the person. */
export function ApiProvider({ url, token, surroundings, queryClient: given, children }: ApiProviderProps) {
  const [queryClient] = useState(() => given ?? createQueryClient())
  const [trpcClient] = useState(() => createTRPCClient<AppRouter>({ links: [translateErrors, ...createLinks({ url, token })] }))
  const [around] = useState(() => ({ ...browserSurroundings, ...surroundings }))
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <SurroundingsContext value={around}>{children}</SurroundingsContext>
      </TRPCProvider>
    </QueryClientProvider>
  )
}
