import { join } from 'node:path'
import * as z from 'zod'
import { ContractError } from '@colonnade/contract/kernel/errors'
import { normaliseSiteUrl } from '../shared/site-url.ts'
import { jsonFile } from './json-file.ts'

const storedSite = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/), name: z.string(), url: z.string().refine((url) => normaliseSiteUrl(url) === url),
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
  add(name: string, url: string): StoredSite
  /** Forgets a site. Another one is selected if it was the selected one. */
  remove(id: string): void
  select(id: string): void
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
    add(name, url) {
      if (state.sites.some((site) => site.url === url)) throw new ContractError('CONFLICT', 'desktop.site_exists', 'A site with this address is already there.')
      const site = { id: freeId(name, new Set(state.sites.map((each) => each.id))), name, url }
      save({ selected: state.selected ?? site.id, sites: [...state.sites, site] })
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
