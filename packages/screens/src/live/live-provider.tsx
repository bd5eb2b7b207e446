import type { ChangeEvent } from '@colonnade/contract/kernel/events'
import type { LiveState } from '@colonnade/ui'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useClient } from '../api/api-context.ts'
import { createInvalidator, type Related } from './invalidate.ts'

type Listener = (event: ChangeEvent) => void
interface Live { state: LiveState; listen: (listener: Listener) => () => void }

const LiveContext = createContext<Live>({ state: { status: 'reconnecting' }, listen: () => () => undefined })

/** The state of the live connection, for the frame's dot. */
export function useLiveState(): LiveState {
  return useContext(LiveContext).state
}

/** Calls back for every change of the tenant's records while mounted. */
export function useChanges(listener: Listener): void {
  const { listen } = useContext(LiveContext)
  const latest = useRef(listener)
  useEffect(() => { latest.current = listener })
  useEffect(() => listen((event) => latest.current(event)), [listen])
}

// A browser opens six connections to a server at most: windows nobody looks at give theirs back and catch up later.
const HIDDEN_MS = 60_000

/** True while the window is looked at, or was a minute ago. */
function useAttended(): boolean {
  const [attended, setAttended] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') setAttended(true)
      else timer = setTimeout(() => setAttended(false), HIDDEN_MS)
    }
    document.addEventListener('visibilitychange', look)
    return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', look) }
  }, [])
  return attended
}

/** Hears of changes made by others, marks what was fetched as old, and resumes after a break from the last event heard. Mount it below the session. */
export function LiveProvider({ related, children }: { related?: Related; children: ReactNode }) {
  const client = useClient()
  const queries = useQueryClient()
  const attended = useAttended()
  const [state, setState] = useState<LiveState>({ status: 'reconnecting' })
  const last = useRef<string | undefined>(undefined)
  const listeners = useRef(new Set<Listener>())

  useEffect(() => {
    if (!attended) return
    const invalidator = createInvalidator(queries, related)
    let stale: ReturnType<typeof setTimeout> | undefined
    let since = Date.now()
    const lost = () => {
      setState({ status: 'reconnecting' })
      stale ??= setTimeout(() => setState({ status: 'stale', since }), 15_000)
    }
    const found = () => { clearTimeout(stale); stale = undefined; since = Date.now(); setState((now) => (now.status === 'connected' ? now : { status: 'connected' })) }
    const subscription = client.platform.event.stream.subscribe(last.current ? { lastEventId: last.current } : undefined, {
      onData: ({ id, data }) => {
        last.current = id
        found()
        if (data.topic === 'stream.open') return
        invalidator.changed(data.resourceType)
        for (const listener of listeners.current) listener(data)
      },
      onConnectionStateChange: ({ state: now }) => { if (now === 'pending') found(); else if (now === 'connecting') lost() },
      onError: lost,
    })
    return () => { subscription.unsubscribe(); invalidator.stop(); clearTimeout(stale) }
  }, [client, queries, related, attended])

  const live = useMemo<Live>(() => ({ state, listen: (listener) => { listeners.current.add(listener); return () => { listeners.current.delete(listener) } } }), [state])
  return <LiveContext value={live}>{children}</LiveContext>
}
