import { Link, useRouter, useRouterState } from '@tanstack/react-router'
import type { RenderLink } from '@colonnade/ui'
import { useCallback, useMemo } from 'react'
import { splitHref, stringifySearch } from './search-params.ts'

/** Goes to a path of the app (`/racks?open=…`); `replace` leaves no step to go back to. */
export type Go = (href: string, options?: { replace?: boolean }) => void

/** Navigation by address, for code that does not know the app's routes. */
export function useGo(): Go {
  const router = useRouter()
  return useCallback((href, options) => {
    const { to, search } = splitHref(href)
    void router.navigate({ to, search, replace: options?.replace } as never)
  }, [router])
}

/** Where the app is, and a way to change some parameters; null takes one away. */
export interface Url {
  pathname: string
  params: URLSearchParams
  /** Address of this page with other parameters. */
  href: (change: Record<string, string | null>) => string
  set: (change: Record<string, string | null>, options?: { replace?: boolean }) => void
  /** Writes all parameters anew. */
  write: (params: URLSearchParams, options?: { replace?: boolean }) => void
  go: Go
}

/** The page's address as state. */
export function useUrl(): Url {
  const go = useGo()
  const pathname = useRouterState({ select: (s) => s.location.pathname })
  const text = useRouterState({ select: (s) => stringifySearch(s.location.search as Record<string, unknown>) })
  return useMemo(() => {
    const params = new URLSearchParams(text)
    const href = (change: Record<string, string | null>) => {
      const next = new URLSearchParams(params)
      for (const [key, value] of Object.entries(change)) {
        if (value === null) next.delete(key)
        else next.set(key, value)
      }
      return next.size ? `${pathname}?${next}` : pathname
    }
    return {
      pathname, params, href, go,
      set: (change, options) => go(href(change), options),
      write: (next, options) => go(next.size ? `${pathname}?${next}` : pathname, options),
    }
  }, [pathname, text, go])
}

/** Draws the design system's links with the app's router; addresses that leave the app stay plain. */
export const renderLink: RenderLink = ({ href, ...rest }) => {
  if (!href.startsWith('/')) return <a href={href} {...rest} />
  const { to, search } = splitHref(href)
  return <Link to={to as never} search={search as never} {...rest} />
}
