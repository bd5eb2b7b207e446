import { toast, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import { useClient } from '../api/api-context.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useIdentityText } from './text.ts'

interface Row { id: string }

/** What can be done to users, one or many; each says how it went and gives false when it did not. */
export function useUserVerbs() {
  const t = useIdentityText()
  const f = useFormat()
  const client = useClient()
  const refresh = useRefresh(['identity', 'user'])
  return useMemo(() => {
    const run = (verb: 'lock' | 'unlock' | 'endSessions') => async (rows: readonly Row[]): Promise<boolean> => {
      if (!rows.length) return true
      try {
        const { changed } = await client.identity.user[verb].mutate({ ids: rows.map((u) => u.id) })
        await refresh()
        toast.success(t(`user.did.${verb}`, { n: f.number(verb === 'endSessions' ? changed : rows.length) }))
        return true
      } catch (error) {
        toast.error(error)
        return false
      }
    }
    const inviteAgain = async (row: Row & { email: string }) => {
      try {
        await client.identity.user.inviteAgain.mutate({ id: row.id })
        toast.success(t('user.did.inviteAgain', { email: row.email }))
      } catch (error) { toast.error(error) }
    }
    return { lock: run('lock'), unlock: run('unlock'), endSessions: run('endSessions'), inviteAgain }
  }, [client, refresh, t, f])
}
