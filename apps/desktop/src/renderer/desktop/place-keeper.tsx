import { splitHref } from '@colonnade/screens'
import { useEffect, useRef } from 'react'
import type { ConsoleRouter } from '../router.tsx'
import { placeAt, rememberPlace } from './places.ts'
import { useSites } from './sites-context.tsx'

/** Goes to a path of the console by address. */
export function goTo(router: ConsoleRouter, href: string, replace = false): void {
  const { to, search } = splitHref(href)
  void router.navigate({ to, search, replace } as never)
}

/** Switching to another site goes back to where one was there. Draws nothing; does nothing in a browser, where there is one site. */
export function PlaceKeeper({ router }: { router: ConsoleRouter }) {
  const { current } = useSites()
  const id = current?.id
  const owner = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (id === undefined || owner.current === id) return
    const first = owner.current === undefined
    // The window's own address: the router may not have read it yet.
    const here = `/${location.pathname.slice(import.meta.env.BASE_URL.length)}`
    owner.current = id
    // At the start a path that somebody asked for stays; the overview is only where every start begins.
    if (!first || here === '/') goTo(router, placeAt(id), true)
    else rememberPlace(id, `${here}${location.search}`)
  }, [id, router])
  useEffect(() => router.subscribe('onResolved', ({ toLocation }) => {
    const path = `${toLocation.pathname}${toLocation.searchStr}`
    if (owner.current !== undefined && !path.startsWith('/sites')) rememberPlace(owner.current, path)
  }), [router])
  return null
}
