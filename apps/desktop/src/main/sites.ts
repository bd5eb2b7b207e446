import { ContractError } from '@colonnade/contract/kernel/errors'
import type { ChannelResponse, Site } from '../shared/channels.ts'
import type { Desktop } from './desktop.ts'
import type { StoredSite } from './site-store.ts'
import { redirected, siteError } from './proxy-errors.ts'

async function view(desktop: Desktop, site: StoredSite): Promise<Site> {
  const held = await desktop.vault.credential(site)
  return { ...site, selected: desktop.sites.selected()?.id === site.id, credential: held?.token ? 'token' : held?.cookies ? 'session' : 'none' }
}

/** The sites as the page may know them. */
export function siteViews(desktop: Desktop): Promise<Site[]> {
  return Promise.all(desktop.sites.list().map((site) => view(desktop, site)))
}

/** Adds a site and gives it as the page sees it. */
export async function addSite(desktop: Desktop, name: string, url: string): Promise<Site> {
  const site = desktop.sites.add(name, url)
  desktop.changed()
  return view(desktop, site)
}

/** Forgets a site: what it has under way ends and its credential goes first, so nothing of it outlives its entry. */
export async function removeSite(desktop: Desktop, siteId: string): Promise<void> {
  desktop.sites.get(siteId)
  desktop.proxy.abort(siteId)
  await desktop.vault.clear(siteId)
  desktop.sites.remove(siteId)
  desktop.changed()
}

/** Asks an address, without any credential, whether a Colonnade server lives there: `/healthz` must answer 200 with JSON. */
export async function probe(desktop: Desktop, url: string): Promise<ChannelResponse<'sites.probe'>> {
  const session = desktop.electron.session.fromPartition('colonnade-sites', { cache: false })
  try {
    const answer = await session.fetch(`${url}/healthz`, { redirect: 'manual', credentials: 'omit', signal: AbortSignal.timeout(10_000) })
    await answer.body?.cancel()
    if (answer.status >= 300 && answer.status < 400) throw redirected()
    if (answer.ok && /json/.test(answer.headers.get('content-type') ?? '')) return { reachable: true }
    throw new ContractError('UNAVAILABLE', 'desktop.not_colonnade', 'A server answers there, but not a Colonnade one.')
  } catch (error) {
    return { reachable: false, problem: (error instanceof ContractError ? error : siteError(error)).shape }
  }
}

/** Tells the page of every change to sites and credentials. */
export function setupSites(desktop: Desktop): void {
  desktop.onChanged(() => void siteViews(desktop).then((sites) => desktop.send('sites', sites)))
}
