import { createLinks, type AppRouter, type ClientOptions } from '@colonnade/client'
import { FileChooser, OfflineContext } from '@colonnade/ui'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createTRPCClient } from '@trpc/client'
import { useState, type ReactNode } from 'react'
import { ConnectionContext, createConnection, useLiveState, type Connection } from '../live/connection.ts'
import { refuseOffline } from '../live/refuse-offline.ts'
import { browserSurroundings, SiteScope, SurroundingsContext, TRPCProvider, type Surroundings } from './api-context.ts'
import { createQueryClient } from './query-client.ts'
import { translateErrors } from './translate-errors.ts'
import { useKept, type Keeping } from './use-kept.ts'

/** Props of `ApiProvider`. `url` is '' for the page's own origin, or the base of a site; changing it needs a new `key`. `queryClient` and `connection` may be the app's, to outlive a switch; `keeping` holds a copy of the cache on the machine. */
export interface ApiProviderProps {
  url: string; token?: ClientOptions['token']; surroundings?: Partial<Surroundings>; queryClient?: QueryClient; connection?: Connection; keeping?: Keeping; children: ReactNode
}

function Offline({ children }: { children: ReactNode }) {
  return <OfflineContext value={useLiveState().status === 'offline'}>{children}</OfflineContext>
}

/** The API and its cache for everything below. In a browser the session cookie speaks for the person. */
export function ApiProvider({ url, token, surroundings, queryClient: given, connection: shared, keeping, children }: ApiProviderProps) {
  const [queryClient] = useState(() => given ?? createQueryClient())
  const [connection] = useState(() => shared ?? createConnection())
  const [trpcClient] = useState(() => createTRPCClient<AppRouter>({ links: [translateErrors, refuseOffline(connection), ...createLinks({ url, token })] }))
  const [around] = useState(() => ({ ...browserSurroundings, ...surroundings }))
  const ready = useKept(queryClient, connection, keeping)
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        <SurroundingsContext value={around}>
          <ConnectionContext value={connection}><SiteScope value={url}><FileChooser value={around.openFiles}><Offline>{ready && children}</Offline></FileChooser></SiteScope></ConnectionContext>
        </SurroundingsContext>
      </TRPCProvider>
    </QueryClientProvider>
  )
}
