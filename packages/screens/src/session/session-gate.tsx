import { DraftScope, ErrorState, Logo } from '@colonnade/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useContext, useEffect, useRef, type ReactNode } from 'react'
import type { Me } from '@colonnade/contract/identity'
import { SiteScope } from '../api/api-context.ts'
import { ME_KEY } from '../api/query-client.ts'
import { SignIn, type SignInProps } from './sign-in.tsx'
import { draftScope, MeProvider, useSession } from './use-session.ts'

// What was fetched with a permission must not stay on the screen without it.
function useForgetOnChange(me: Me | null | undefined): void {
  const queries = useQueryClient()
  const known = useRef<{ userId: string; permissions: string }>(undefined)
  useEffect(() => {
    const before = known.current
    known.current = me ? { userId: me.userId, permissions: [...me.permissions].sort().join() } : undefined
    if (before && known.current && before.userId === known.current.userId && before.permissions !== known.current.permissions) void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[1] !== ME_KEY[1] })
  }, [me, queries])
}

/** Shows its children to who is signed in, else the sign-in screen. `refuse` may turn away a session that belongs elsewhere; `door` replaces the sign-in screen; `aside` stands under the error when the server can't be asked who is there; `instead` is a page that needs nobody signed in. */
export function SessionGate({ children, signIn, door, aside, instead, refuse }: { children: ReactNode; signIn?: SignInProps; door?: ReactNode; aside?: ReactNode; instead?: ReactNode; refuse?: (me: Me) => ReactNode | undefined }) {
  const session = useSession()
  const site = useContext(SiteScope)
  useForgetOnChange(session.data)
  if (session.data) return refuse?.(session.data) ?? <MeProvider value={session.data}><DraftScope value={draftScope(site, session.data)}>{children}</DraftScope></MeProvider>
  if (instead && !session.isPending) return instead
  if (session.data === null) return door ?? <SignIn {...signIn} />
  if (session.isError) return <main className="grid min-h-dvh place-items-center px-6"><div className="w-full max-w-xl"><ErrorState error={session.error} onRetry={() => void session.refetch()} className="mb-4" />{aside}</div></main>
  return <main aria-busy className="grid min-h-dvh place-items-center"><Logo className="pulse-slow size-14 text-line-strong" /></main>
}
