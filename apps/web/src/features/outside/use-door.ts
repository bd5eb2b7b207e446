import type { Me } from '@colonnade/contract/identity'
import { forgetAll, ME_KEY, useGo, useUrl } from '@colonnade/screens'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { useText } from '../../locales/index.ts'

/** The token of the link the person followed. It is taken out of the address, so that it stays in no history. */
export function useLinkToken(): string {
  const url = useUrl()
  const [token] = useState(() => url.params.get('token') ?? '')
  useEffect(() => { if (url.params.has('token')) window.history.replaceState(window.history.state, '', url.pathname) }, [url])
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
  const t = useText()
  return useCallback((password) => (password.length < 10 ? t('outside.shortPassword') : undefined), [t])
}

/** The browser's own zone. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
