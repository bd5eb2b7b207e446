import { TRPCClientError, createTRPCClient, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AppRouter } from '@colonnade/client'
import { allPermissions } from '@colonnade/contract/kernel/permissions'
import { createI18n, Toaster, type Locales, type Words } from '@colonnade/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { createContext, useContext, useState, type ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { SurroundingsContext, TRPCProvider, browserSurroundings, type Surroundings } from '../api/api-context.ts'
import { createQueryClient, ME_KEY } from '../api/query-client.ts'
import { screensLocales } from '../locales/index.ts'
import { MeProvider } from '../session/use-session.ts'
import { searchCodec } from '../url/search-params.ts'

/** The other end of the wire in a test: what each procedure answers, by its path, and what was asked of it. Unknown procedures fail by name. */
export interface Wire { answers: { [path: string]: (input: never) => unknown }; asked: { path: string; input: unknown }[] }

/** A wire with these answers; give it to `InApp`, and read there what was asked. */
export function wireOf(answers: Wire['answers']): Wire {
  return { answers, asked: [] }
}

function linkOf({ answers, asked }: Wire): TRPCLink<AppRouter> {
  return () => ({ op }) => observable((observer) => {
    asked.push({ path: op.path, input: op.input })
    const answer = async () => {
      const found = answers[op.path]
      if (!found) throw new Error(`The test has no answer for ${op.path}`)
      return await found(op.input as never)
    }
    answer().then((data) => { observer.next({ result: { type: 'data', data } }); observer.complete() }, (error: unknown) => observer.error(TRPCClientError.from(error as Error)))
  })
}

const Inside = createContext<ReactNode>(null)
const Outlet = () => useContext(Inside)

/** Props of `InApp`. `may`: the person's permissions, all of them unless told. */
export interface InAppProps { wire?: Wire; at?: string; may?: readonly string[]; words?: { [namespace: string]: Locales<Words> }; surroundings?: Partial<Surroundings>; children: ReactNode }

/** What a screen stands in, without a server: words, router, session, toasts. For tests only. */
export function InApp({ wire, at = '/', may = allPermissions, words = {}, surroundings, children }: InAppProps) {
  const [app] = useState(() => {
    const me = { userId: 'u1', tenantId: 't1', email: 'olivia@colonnade.example', fullName: 'Olivia', side: 'provider', permissions: [...may], tenant: { id: 't1', name: 'Colonnade' } }
    const queryClient = createQueryClient()
    queryClient.setQueryData(ME_KEY, me)
    const trpcClient = createTRPCClient<AppRouter>({ links: [linkOf(wire ?? wireOf({}))] })
    const router = createRouter({ routeTree: createRootRoute({ component: Outlet, notFoundComponent: Outlet }), history: createMemoryHistory({ initialEntries: [at] }), ...searchCodec })
    return { me, queryClient, trpcClient, router, i18n: createI18n({ ...words, screens: screensLocales }) }
  })
  return (
    <I18nextProvider i18n={app.i18n}>
      <QueryClientProvider client={app.queryClient}>
        <TRPCProvider trpcClient={app.trpcClient} queryClient={app.queryClient}>
          <SurroundingsContext value={{ ...browserSurroundings, ...surroundings }}>
            <MeProvider value={app.me as never}><Inside value={children}><RouterProvider router={app.router as never} /><Toaster /></Inside></MeProvider>
          </SurroundingsContext>
        </TRPCProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}
