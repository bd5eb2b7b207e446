import { errorOf } from '@colonnade/client'
import type { Me } from '@colonnade/contract/identity'
import type { Permission } from '@colonnade/contract/kernel/permissions'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { createContext, useCallback, useContext } from 'react'
import { forgetAll, ME_KEY } from '../api/query-client.ts'
import { SiteScope, useClient, useSurroundings } from '../api/api-context.ts'
import { clearDrafts, toast } from '@colonnade/ui'

/** Who is signed in: null for nobody, an error when the server did not answer. */
export function useSession(): UseQueryResult<Me | null> {
  const client = useClient()
  return useQuery({
    queryKey: ME_KEY, staleTime: 5 * 60_000, retry: 1,
    queryFn: async ({ signal }): Promise<Me | null> => {
      try {
        return await client.identity.session.me.query(undefined, { signal })
      } catch (error) {
        if (errorOf(error)?.code === 'UNAUTHORIZED') return null
        throw error
      }
    },
  })
}

// Handed down by the gate, not read from the cache: what is about to be taken away must not be drawn without it once more.
const MeContext = createContext<Me | null>(null)
/** Hands the person down; `SessionGate` mounts it. */
export const MeProvider = MeContext.Provider

/** The person signed in. Only below `SessionGate`. */
export function useMe(): Me {
  const data = useContext(MeContext)
  if (!data) throw new Error('useMe needs a session: put the screen below SessionGate')
  return data
}

/** Whether the person may do something; false before it is known. Ask before showing a button. */
export function useMay(permission: Permission): boolean
export function useMay(): (permission: string) => boolean
export function useMay(permission?: string): boolean | ((permission: string) => boolean) {
  const { data } = useSession()
  const may = useCallback((name: string) => Boolean(data?.permissions.includes(name as Permission)), [data])
  return permission === undefined ? may : may(permission)
}

/** Whose drafts a person's at a site are. */
export function draftScope(site: string, me: Pick<Me, 'userId'>): string {
  return `${site}|${me.userId}`
}

/** Ends the session and forgets everything that was fetched for it. */
export function useSignOut(): () => Promise<void> {
  const client = useClient()
  const queries = useQueryClient()
  const { dropSession } = useSurroundings()
  const site = useContext(SiteScope)
  return useCallback(async () => {
    try {
      await client.identity.session.signOut.mutate()
    } catch (error) {
      // Whoever holds the session's key can throw it away without the server; a browser can't, and says that it is still signed in.
      if (errorOf(error)?.code !== 'UNAUTHORIZED' && !dropSession) return void toast.error(error)
    }
    const me = queries.getQueryData<Me | null>(ME_KEY)
    if (me) clearDrafts(draftScope(site, me))
    await dropSession?.()
    forgetAll(queries)
    queries.setQueryData(ME_KEY, null)
  }, [client, queries, dropSession, site])
}
