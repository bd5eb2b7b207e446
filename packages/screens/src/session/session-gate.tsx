import { DraftScope, ErrorState, Logo } from '@colonnade/ui'
import { useContext, type ReactNode } from 'react'
import type { Me } from '@colonnade/contract/identity'
import { SiteScope } from '../api/api-context.ts'
import { SignIn, type SignInProps } from './sign-in.tsx'
import { draftScope, MeProvider, useSession } from './use-session.ts'

/** Shows its children to who is signed in, else the sign-in screen. `refuse` may turn away a session that belongs elsewhere; `door` replaces the sign-in screen; `aside` stands under the error when the server can't be asked who is there; `instead` is a page that needs nobody signed in. */
export function SessionGate({ children, signIn, door, aside, instead, refuse }: { children: ReactNode; signIn?: SignInProps; door?: ReactNode; aside?: ReactNode; instead?: ReactNode; refuse?: (me: Me) => ReactNode | undefined }) {
  const session = useSession()
  const site = useContext(SiteScope)
  if (session.data) return refuse?.(session.data) ?? <MeProvider value={session.data}><DraftScope value={draftScope(site, session.data)}>{children}</DraftScope></MeProvider>
  if (instead && !session.isPending) return instead
  if (session.data === null) return door ?? <SignIn {...signIn} />
  if (session.isError) return <main className="grid min-h-dvh place-items-center px-6"><div className="w-full max-w-xl"><ErrorState error={session.error} onRetry={() => void session.refetch()} className="mb-4" />{aside}</div></main>
  return <main aria-busy className="grid min-h-dvh place-items-center"><Logo className="pulse-slow size-14 text-line-strong" /></main>
}
