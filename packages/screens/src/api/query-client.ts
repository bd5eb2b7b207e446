import { errorOf, isTransient } from '@colonnade/client'
import { toast } from '@colonnade/ui'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'

/** Key under which the signed-in person is kept; null means nobody. */
export const ME_KEY = ['colonnade', 'me'] as const

const MINUTE = 60_000

/** Drops everything fetched for a person; only who is signed in stays, so that what waits for it goes on. */
export function forgetAll(client: QueryClient): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== ME_KEY[1] })
}

/** A query client with the house's habits: shown at once from the cache, fetched anew when it is old, failed sessions noticed everywhere. `keepMs`: how long what is out of sight is kept. */
export function createQueryClient(keepMs = 10 * MINUTE): QueryClient {
  // Whatever call learns that the session has ended, the person is asked to sign in again, over what was on the screen.
  const noticeEnd = (error: unknown) => {
    const shape = errorOf(error)
    if (shape?.code === 'UNAUTHORIZED' && shape.reason !== 'wrong_credentials' && client.getQueryData(ME_KEY)) client.setQueryData(ME_KEY, null)
    // what one may do has changed since it was asked
    if (shape?.reason === 'permission_missing') void client.invalidateQueries({ queryKey: ME_KEY })
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
      // Always: whether there is a connection is for the event stream to say. The library's own idea of it is the browser's, which means the nearest switch.
      queries: { networkMode: 'always', staleTime: 15_000, gcTime: keepMs, retry: (count, error) => count < 1 && isTransient(error), refetchOnWindowFocus: true },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return client
}
