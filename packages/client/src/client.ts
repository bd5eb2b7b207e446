import { createTRPCClient, type TRPCClient } from '@trpc/client'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createLinks } from './links.ts'
import type { ClientOptions } from './options.ts'
import type { AppRouter } from './router.ts'

/** What each procedure takes: `Inputs['datacenter']['rack']['create']`. */
export type Inputs = inferRouterInputs<AppRouter>
/** What each procedure answers: `Outputs['datacenter']['rack']['get']`. */
export type Outputs = inferRouterOutputs<AppRouter>
/** The typed client: every procedure as `client.<domain>.<entity>.<verb>`, to be called with `.query`, `.mutate` or `.subscribe`. */
export type Client = TRPCClient<AppRouter>

/** A client of one Colonnade, typed from its router. Throws TypeError when `url` is no address; nothing is sent before the first call. */
export function createClient(options: ClientOptions): Client {
  return createTRPCClient<AppRouter>({ links: createLinks(options) })
}

/** Signs in with e-mail and password and gives a session token for `createClient`. Throws a ColonnadeError: UNAUTHORIZED `wrong_credentials`, CONFLICT `choose_tenant`. */
export async function signIn(options: Omit<ClientOptions, 'token'>, credentials: Inputs['identity']['session']['signIn']): Promise<{ token: string; me: Outputs['identity']['session']['me'] }> {
  const client = createClient({ ...options, headers: { ...options.headers, 'x-colonnade-client': 'token' } })
  const { token, me } = await client.identity.session.signIn.mutate(credentials)
  if (!token) throw new Error('The server kept the session in a cookie and gave no token.')
  return { token, me }
}
