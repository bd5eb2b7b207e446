import type { Me } from '@colonnade/contract/identity'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { forgetAll, ME_KEY } from '../api/query-client.ts'
import { useGo, useUrl } from '../url/use-url.tsx'
import { useIdentityText } from '../identity/text.ts'

/** The token of the link the person followed. It is taken out of the address, so that it stays in no history. */
export function useLinkToken(): string {
  const url = useUrl()
  const [token] = useState(() => url.params.get('token') ?? '')
  useEffect(() => { if (url.params.has('token')) window.history.replaceState(window.history.state, '', window.location.pathname) }, [url])
  return token
}

/** Goes in: the person is signed in now. */
export function useGoIn(): (me: Me) => void {
  const queries = useQueryClient()
  const go = useGo()
  return useCallback((me) => { forgetAll(queries); queries.setQueryData(ME_KEY, me); go('/', { replace: true }) }, [queries, go])
}

/** What is wrong with a new password, if anything. */
export function usePasswordCheck(): (password: string) => string | undefined {
  const t = useIdentityText()
  return useCallback((password) => (password.length < 10 ? t('door.shortPassword') : undefined), [t])
}

/** The browser's own zone. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
