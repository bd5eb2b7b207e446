import { createClient, type Outputs } from '@colonnade/client'
import { attachableOf } from '@colonnade/contract/datacenter'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChannelRequest, Site } from '../../shared/channels.ts'
import { useAlertWords, type Told } from '../features/datacenter/alert/use-alert-words.ts'
import { bridge } from './bridge.ts'
import { useSites } from './sites-context.tsx'

type Client = ReturnType<typeof createClient>
type Standing = Pick<Outputs['datacenter']['alert']['list']['items'][number], 'id' | 'severity' | 'resourceType' | 'resourceId' | 'resourceName' | keyof Told>

const RECOUNT_MS = 500
/** What is raised within so long comes as one: after a night's sleep, or when a whole rack goes. */
const BURST_MS = 1000
/** More than so many at once are one notification. */
const FEW = 2
/** So long after a site refused to be listened to it is asked again: somebody may have signed in anew. */
const AGAIN_MS = 60_000
/** So long after it could not be asked what still stands it is asked again, so often at most; after that with the next alert, or once the stream is there again. */
const RETRY_MS = 15_000
const MOST_TRIES = 8
/** Alerts that are asked for at once. */
const AT_ONCE = 200
const standing = { filter: [{ field: 'status', op: 'eq' as const, value: 'open' }], sort: [{ field: 'severity', direction: 'desc' as const }, { field: 'lastSeenAt', direction: 'desc' as const }], limit: AT_ONCE }

/** Where a click on a notification leads: the record the alert is about, else the alert. */
function placeOf({ id, resourceType, resourceId }: Standing): string {
  const page = attachableOf(resourceType)?.page
  return page ? `${page}?open=${resourceId}` : `/alerts?open=${id}`
}

/** Whether a site wants to be heard for a severity. */
const isLoud = ({ alerts }: Site, severity: string) => alerts === 'warning' || (alerts === 'critical' && severity === 'critical')

type Say = Pick<ReturnType<typeof useAlertWords>, 'sentence' | 'several'>

/** What is shown for alerts that were raised together: each for itself, or one for all of them. The worst come first. */
export function notesOf(site: Pick<Site, 'id' | 'name' | 'mark'>, alerts: readonly Standing[], say: Say): ChannelRequest<'notify.show'>[] {
  const where = [site.name, site.mark].filter(Boolean).join(' · ')
  const note = (title: string, lines: (string | null)[], path: string, urgent: boolean) => ({ title: title.slice(0, 200), body: [...lines, where].filter(Boolean).join('\n').slice(0, 1000), target: { siteId: site.id, path }, urgent })
  if (alerts.length <= FEW) return alerts.map((alert) => note(say.sentence(alert), [alert.resourceName], placeOf(alert), alert.severity === 'critical'))
  return [note(say.several(alerts.length), alerts.slice(0, FEW).map((alert) => [alert.resourceName, say.sentence(alert)].filter(Boolean).join(': ')), '/alerts', alerts.some(({ severity }) => severity === 'critical'))]
}

/** Of alerts that were raised, those that still stand open: a machine that slept hears in the morning of what was over by midnight. */
async function stillOpen(client: Client, raised: ReadonlySet<string>): Promise<Standing[]> {
  const ids = [...raised]
  const found: Standing[] = []
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    const { items } = await client.datacenter.alert.list.query({ ...standing, filter: [...standing.filter, { field: 'id', op: 'in', value: ids.slice(i, i + AT_ONCE) }] })
    found.push(...items.filter(({ id }) => raised.has(id)))
  }
  return found.toSorted((a, b) => Number(b.severity === 'critical') - Number(a.severity === 'critical'))
}

/** Runs some work once, so long after it was first asked for. */
function soon(ms: number, work: () => void): { ask: () => void; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  return { ask: () => { timer ??= setTimeout(() => { timer = undefined; work() }, ms) }, stop: () => clearTimeout(timer) }
}

// What was raised and is not told yet, and how it is told: once, soon, and again while it can't be asked what of it still stands.
function teller(client: Client, raised: Set<string>, say: (open: Standing[]) => void) {
  let failed = 0
  const work = () => {
    const now = new Set(raised)
    raised.clear()
    void stillOpen(client, now).then((open) => { failed = 0; say(open) }, () => {
      for (const id of now) raised.add(id)
      if (failed++ < MOST_TRIES) later.ask()
    })
  }
  const tell = soon(BURST_MS, work)
  const later = soon(RETRY_MS, work)
  return { ask: tell.ask, stop: () => { tell.stop(); later.stop() } }
}

/** Listens at one site for as long as it is signed in there, in sight or not. Draws nothing. */
function Watch({ site, onCount }: { site: Site; onCount: (siteId: string, open: number) => void }) {
  const words = useAlertWords()
  const latest = useRef({ site, words })
  const [tries, setTries] = useState(0)
  const [raised] = useState(() => new Set<string>())
  useEffect(() => { latest.current = { site, words } })
  const { id, credential } = site
  useEffect(() => {
    const desktop = bridge!
    const client = createClient({ url: desktop.apiBase(id) })
    const recount = soon(RECOUNT_MS, () => { void client.datacenter.alert.counts.query().then(({ open }) => onCount(id, open), () => undefined) })
    const tell = teller(client, raised, (open) => {
      const { site: here, words: say } = latest.current
      // Whoever looks at the site sees it there.
      if (here.selected && document.hasFocus()) return
      for (const note of notesOf(here, open.filter(({ severity }) => isLoud(here, severity)), say)) void desktop.notify.show(note)
    })
    const again = soon(AGAIN_MS, () => setTries((n) => n + 1))
    const subscription = client.platform.event.stream.subscribe(undefined, {
      onData: ({ data }) => {
        if (data.topic === 'stream.open' || data.resourceType === 'alert') recount.ask()
        if (data.topic === 'stream.open' && raised.size) tell.ask()
        if (data.topic === 'alert.raise' && data.resourceId && isLoud(latest.current.site, String(data.payload['severity']))) { raised.add(data.resourceId); tell.ask() }
      },
      // Signed out, or may not hear. Signing in again in the same way changes nothing that is seen here, so it is tried.
      onError: again.ask,
    })
    return () => { subscription.unsubscribe(); for (const each of [recount, tell, again]) each.stop(); onCount(id, 0) }
  }, [id, credential, tries, raised, onCount])
  return null
}

/** Alerts of every site one is signed in to: as notifications of the system, from the severity on that the site may interrupt for, and as a figure on the program's icon. Does nothing in a browser. */
export function AlertWatch() {
  const { sites } = useSites()
  const counts = useRef(new Map<string, number>())
  const onCount = useCallback((siteId: string, open: number) => {
    counts.current.set(siteId, open)
    void bridge?.badge.set([...counts.current.values()].reduce((sum, n) => sum + n, 0))
  }, [])
  if (!bridge) return null
  return <>{sites.filter(({ credential, alerts }) => credential !== 'none' && alerts !== 'off').map((site) => <Watch key={site.id} site={site} onCount={onCount} />)}</>
}
