import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Site } from '../../shared/channels.ts'
import { ask, bridge } from './bridge.ts'
import { forgetPlaces } from './places.ts'
import { forgetClients, keyOf } from './site-clients.ts'

/** Where the console's calls go: the chosen site in Electron, the page's own origin in a browser. */
export interface Sites { desktop: boolean; sites: readonly Site[]; current?: Site; url: string; key: string; ready: boolean }

const browser: Sites = { desktop: false, sites: [], url: '', key: 'browser', ready: true }
const SitesContext = createContext<Sites>(browser)

/** The sites of this console. */
export function useSites(): Sites {
  return useContext(SitesContext)
}

/** Reads the sites from the desktop and follows their changes. */
export function SitesProvider({ children }: { children: ReactNode }) {
  const [sites, setSites] = useState<readonly Site[]>()
  useEffect(() => {
    if (!bridge) return
    // The id of a removed site may come again with another server: nothing of the old one may wait for it.
    const know = (now: readonly Site[]) => { forgetClients(now); forgetPlaces(now.map(({ id }) => id)); setSites(now) }
    void ask(bridge.sites.list()).then(know, () => setSites([]))
    return bridge.on('sites', know)
  }, [])
  const value = useMemo<Sites>(() => {
    if (!bridge) return browser
    const current = sites?.find((site) => site.selected)
    return { desktop: true, sites: sites ?? [], current, url: current ? bridge.apiBase(current.id) : '', key: current ? keyOf(current) : 'none', ready: sites !== undefined }
  }, [sites])
  return <SitesContext value={value}>{children}</SitesContext>
}
