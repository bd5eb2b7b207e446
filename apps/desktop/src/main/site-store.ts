import { join } from 'node:path'
import * as z from 'zod'
import { ContractError } from '@colonnade/contract/kernel/errors'
import { alertLevel, plainLook, siteColour, siteKind, siteLook, type SiteLook } from '../shared/channels.ts'
import { normaliseSiteUrl } from '../shared/site-url.ts'
import { jsonFile } from './json-file.ts'

const storedSite = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/), name: z.string(), url: z.string().refine((url) => normaliseSiteUrl(url) === url),
  kind: siteKind.catch(plainLook.kind), label: siteLook.shape.label.catch(''), colour: siteColour.catch(plainLook.colour), alerts: alertLevel.catch(plainLook.alerts),
})
const stored = z.object({ selected: z.string().optional(), sites: z.array(storedSite) })

/** A site as kept on disk: nothing secret. */
export type StoredSite = z.infer<typeof storedSite>

/** The API servers this console knows. */
export interface SiteStore {
  list(): readonly StoredSite[]
  selected(): StoredSite | undefined
  /** The site with this id; throws NOT_FOUND. */
  get(id: string): StoredSite
  /** The site a deep link names: by id, or by the host (and port) of its URL. */
  named(name: string): StoredSite | undefined
  /** Adds a site under an id made from its name; the first one is selected. Throws CONFLICT for an address already there. */
  add(name: string, url: string, look?: { [K in keyof SiteLook]?: SiteLook[K] | undefined }): StoredSite
  /** Changes its name or how it is marked. */
  update(id: string, change: { [K in keyof SiteLook | 'name']?: string | undefined }): StoredSite
  /** Forgets a site. Another one is selected if it was the selected one. */
  remove(id: string): void
  select(id: string): void
}

/** What was said, without what was left out. */
function given<T extends object>(some: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> }
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const base = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 48).replace(/-+$/, '') || 'site'
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}

/** Opens the list of sites in a folder. */
export function openSites(folder: string): SiteStore {
  const file = jsonFile(join(folder, 'sites.json'), stored, () => ({ sites: [] }))
  let state = file.read()
  const save = (next: z.infer<typeof stored>) => { file.write(next); state = next }
  const get = (id: string) => {
    const site = state.sites.find((each) => each.id === id)
    if (!site) throw new ContractError('NOT_FOUND', 'desktop.site_unknown', 'This site is not known here.')
    return site
  }
  return {
    list: () => state.sites,
    selected: () => state.sites.find((site) => site.id === state.selected) ?? state.sites[0],
    get,
    named: (name) => state.sites.find((site) => site.id === name) ?? state.sites.find((site) => new URL(site.url).host === name),
    add(name, url, look = {}) {
      if (state.sites.some((site) => site.url === url)) throw new ContractError('CONFLICT', 'desktop.site_exists', 'A site with this address is already there.')
      const site = { id: freeId(name, new Set(state.sites.map((each) => each.id))), name, url, ...plainLook, ...given(look) }
      save({ selected: state.selected ?? site.id, sites: [...state.sites, site] })
      return site
    },
    update(id, change) {
      const site = storedSite.parse({ ...get(id), ...given(change) })
      save({ ...state, sites: state.sites.map((each) => (each.id === id ? site : each)) })
      return site
    },
    remove(id) {
      get(id)
      const sites = state.sites.filter((site) => site.id !== id)
      save({ sites, selected: state.selected === id ? sites[0]?.id : state.selected })
    },
    select(id) {
      get(id)
      save({ ...state, selected: id })
    },
  }
}
