import { about, API_REVISION, compatibility, type About } from '@colonnade/contract/kernel/about'
import { ContractError, type ErrorShape } from '@colonnade/contract/kernel/errors'
import type { ChannelInput, ChannelResponse, Site } from '../shared/channels.ts'
import { markedName, siteLabel } from '../shared/site-label.ts'
import { boundedText } from './bounded-text.ts'
import type { Desktop } from './desktop.ts'
import { desktopError, inWords } from './desktop-error.ts'
import type { StoredSite } from './site-store.ts'
import { redirected, siteError } from './proxy-errors.ts'

/** Most of an answer to "what are you" that is read, in characters. */
const MOST_READ = 16_384
const PATIENCE_MS = 10_000

function problemOf({ fit, locale }: Desktop, siteId: string): Pick<Site, 'problem'> {
  const problem = fit.get(siteId)
  return problem ? { problem: inWords(problem, locale()) } : {}
}

async function view(desktop: Desktop, site: StoredSite): Promise<Site> {
  const held = await desktop.vault.credential(site)
  return { ...site, mark: siteLabel(site, desktop.locale()), selected: desktop.sites.selected()?.id === site.id, ...problemOf(desktop, site.id), credential: held?.token ? 'token' : held?.cookies ? 'session' : 'none' }
}

/** The sites as the page may know them. */
export function siteViews(desktop: Desktop): Promise<Site[]> {
  return Promise.all(desktop.sites.list().map((site) => view(desktop, site)))
}

/** Adds a site and gives it as the page sees it. */
export async function addSite(desktop: Desktop, { name, url, ...look }: ChannelInput<'sites.add'>): Promise<Site> {
  const site = desktop.sites.add(name, url, look)
  desktop.changed()
  return view(desktop, site)
}

/** Changes how a site is called and marked, and what it may interrupt for. Its address stays: another address is another site. */
export async function updateSite(desktop: Desktop, { siteId, ...change }: ChannelInput<'sites.update'>): Promise<Site> {
  const site = desktop.sites.update(siteId, change)
  desktop.changed()
  return view(desktop, site)
}

/** Forgets a site: what it has under way ends and its credential and copy go first, so nothing of it outlives its entry. */
export async function removeSite(desktop: Desktop, siteId: string): Promise<void> {
  desktop.sites.get(siteId)
  desktop.proxy.abort(siteId)
  desktop.kept.clear(siteId)
  await desktop.vault.clear(siteId)
  desktop.sites.remove(siteId)
  desktop.fit.delete(siteId)
  desktop.changed()
}

async function readAbout(answer: Response): Promise<About> {
  const text = answer.ok && /json/.test(answer.headers.get('content-type') ?? '') ? await boundedText(answer, MOST_READ) : ''
  if (!text) await answer.body?.cancel().catch(() => undefined)
  let raw: unknown
  try { raw = JSON.parse(text) } catch { /* no Colonnade speaks so */ }
  const read = about.safeParse(raw)
  if (read.success) return read.data
  throw desktopError('UNAVAILABLE', 'desktop.not_colonnade')
}

/** What is wrong with the server at an address, in English; its version where nothing is. */
async function ask(desktop: Desktop, url: string): Promise<{ version: string } | { problem: ErrorShape }> {
  const session = desktop.electron.session.fromPartition('colonnade-sites', { cache: false })
  try {
    const answer = await session.fetch(`${url}/api/about`, { redirect: 'manual', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status >= 300 && answer.status < 400) throw redirected()
    // what stands before a server that is away or restarting says nothing of the server
    if (answer.status >= 500 || answer.status === 429) {
      await answer.body?.cancel().catch(() => undefined)
      throw siteError(`answered ${answer.status}`)
    }
    const found = await readAbout(answer)
    const fit = compatibility(found, desktop.options.apiRevision ?? API_REVISION)
    const versions = { theirs: found.version, ours: desktop.electron.app.getVersion() }
    if (fit !== 'compatible') throw desktopError('PRECONDITION_FAILED', fit === 'older' ? 'desktop.site_older' : 'desktop.site_newer', versions)
    return { version: found.version }
  } catch (error) {
    return { problem: (error instanceof ContractError ? error : siteError(error)).shape }
  }
}

// What is the server's own fault; that it can't be reached is for the connection to say.
const MISFIT = new Set(['desktop.site_older', 'desktop.site_newer', 'desktop.not_colonnade'])

/** Asks a site again whether this console can work with it, as whenever it connects: its server may be another since it was added. Tells the page when that has changed. */
export async function checkSite(desktop: Desktop, siteId: string): Promise<void> {
  const { fit, sites } = desktop
  const { url } = sites.get(siteId)
  const found = await ask(desktop, url)
  // it may have been removed meanwhile, and its id be given again
  if (!sites.list().some((site) => site.id === siteId && site.url === url)) return
  const before = fit.get(siteId)
  if ('version' in found) fit.delete(siteId)
  else if (MISFIT.has(found.problem.reason)) fit.set(siteId, found.problem)
  else return // it did not answer: what was known of it stands
  if (JSON.stringify(before) !== JSON.stringify(fit.get(siteId))) desktop.changed()
}

/** Asks an address, without any credential, whether a Colonnade server lives there that this console can work with; what is wrong otherwise. */
export async function probe(desktop: Desktop, url: string): Promise<ChannelResponse<'sites.probe'>> {
  const found = await ask(desktop, url)
  return 'version' in found ? { reachable: true, version: found.version } : { reachable: false, problem: inWords(found.problem, desktop.locale()) }
}

/** Tells the page of every change to sites and credentials, and the window's title which site it shows. */
export function setupSites(desktop: Desktop): void {
  const tell = () => {
    void siteViews(desktop).then((sites) => desktop.send('sites', sites))
    desktop.window()?.setTitle(titleOf(desktop))
  }
  desktop.onChanged(tell)
}

/** What the window is called: the site it shows, as marked, so that it can be told from others in a task bar. */
export function titleOf({ sites, locale }: Desktop): string {
  const site = sites.selected()
  return site ? `${markedName(site, locale())} — Colonnade` : 'Colonnade'
}
