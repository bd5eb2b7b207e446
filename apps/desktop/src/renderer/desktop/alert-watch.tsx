import { createClient } from '@colonnade/client'
import { attachableOf } from '@colonnade/contract/datacenter'
import type { ChangeEvent } from '@colonnade/contract/kernel/events'
import { useCallback, useEffect, useRef } from 'react'
import type { Site } from '../../shared/channels.ts'
import { useAlertWords, type Told } from '../features/datacenter/alert/use-alert-words.ts'
import { bridge } from './bridge.ts'
import { useSites } from './sites-context.tsx'

/** What an event says of an alert that was raised, or grew worse. */
interface Rung extends Told { severity: string; resourceType: string; resourceId: string; resourceName: string | null }

const RECOUNT_MS = 500

/** Where a click on a notification leads: the record the alert is about, else the alert. */
function placeOf(event: ChangeEvent, { resourceType, resourceId }: Rung): string {
  const page = attachableOf(resourceType)?.page
  return page ? `${page}?open=${resourceId}` : `/alerts?open=${event.resourceId}`
}

/** Whether a site wants to be heard for a severity. */
const isLoud = ({ alerts }: Site, severity: string) => alerts === 'warning' || (alerts === 'critical' && severity === 'critical')

/** Listens at one site for as long as it is signed in there, in sight or not. Draws nothing. */
function Watch({ site, onCount }: { site: Site; onCount: (siteId: string, open: number) => void }) {
  const words = useAlertWords()
  const latest = useRef({ site, words })
  useEffect(() => { latest.current = { site, words } })
  const { id, credential } = site
  useEffect(() => {
    const desktop = bridge!
    const client = createClient({ url: desktop.apiBase(id) })
    let timer: ReturnType<typeof setTimeout> | undefined
    const recount = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void client.datacenter.alert.counts.query().then(({ open }) => onCount(id, open), () => undefined)
      }, RECOUNT_MS)
    }
    const tell = (event: ChangeEvent) => {
      const { site: now, words: say } = latest.current
      const rung = event.payload as unknown as Rung
      // Whoever looks at the site sees it there.
      if (!isLoud(now, rung.severity) || (now.selected && document.hasFocus())) return
      const body = [rung.resourceName, [now.name, now.mark].filter(Boolean).join(' · ')].filter(Boolean).join('\n')
      void desktop.notify.show({ title: say.sentence(rung).slice(0, 200), body: body.slice(0, 1000), target: { siteId: id, path: placeOf(event, rung) }, urgent: rung.severity === 'critical' })
    }
    const subscription = client.platform.event.stream.subscribe(undefined, {
      onData: ({ data }) => {
        if (data.topic === 'stream.open' || data.resourceType === 'alert') recount()
        if (data.topic === 'alert.raise') tell(data)
      },
      onError: () => undefined, // signed out, or may not hear: begun again with the next credential
    })
    return () => { subscription.unsubscribe(); clearTimeout(timer); onCount(id, 0) }
  }, [id, credential, onCount])
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
