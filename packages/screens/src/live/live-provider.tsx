import type { ChangeEvent } from '@colonnade/contract/kernel/events'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useClient } from '../api/api-context.ts'
import { ME_KEY } from '../api/query-client.ts'
import { useConnection } from './connection.ts'
import { createInvalidator, type Related } from './invalidate.ts'

type Listener = (event: ChangeEvent) => void
interface Live { listen: (listener: Listener) => () => void }

const LiveContext = createContext<Live>({ listen: () => () => undefined })

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

/** Grows when the stream should be opened anew: the person asked, or the machine's network came or went, which a silent socket would notice late. */
function useTries(): number {
  const connection = useConnection()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    const again = () => setTries((n) => n + 1)
    const stop = connection.onRetry(again)
    globalThis.addEventListener('online', again)
    globalThis.addEventListener('offline', again)
    return () => { stop(); globalThis.removeEventListener('online', again); globalThis.removeEventListener('offline', again) }
  }, [connection])
  return tries
}

/** Hears of changes made by others, marks what was fetched as old, and resumes after a break from the last event heard. After an outage everything is fetched again. Mount it below the session. */
export function LiveProvider({ related, children }: { related?: Related; children: ReactNode }) {
  const client = useClient()
  const queries = useQueryClient()
  const connection = useConnection()
  const attended = useAttended()
  const tries = useTries()
  const last = useRef<string | undefined>(undefined)
  const listeners = useRef(new Set<Listener>())

  useEffect(() => {
    if (!attended) return
    const invalidator = createInvalidator(queries, related)
    let broken = false
    const lost = () => { broken = true; connection.lost() }
    // A stream is also ended by the server when what the person may do has changed.
    const found = () => {
      if (broken) void queries.invalidateQueries({ queryKey: ME_KEY })
      broken = false
      if (connection.found()) invalidator.all()
    }
    const subscription = client.platform.event.stream.subscribe(last.current ? { lastEventId: last.current } : undefined, {
      onData: ({ id, data }) => {
        last.current = id
        found()
        if (data.topic === 'stream.open') return
        invalidator.changed(data.resourceType)
        for (const listener of listeners.current) listener(data)
      },
      // Connecting without an error is the first try, or one just asked for: nothing was lost by it.
      onConnectionStateChange: ({ state, error }) => { if (state === 'pending') found(); else if (state === 'connecting' && error) lost() },
      onError: lost,
    })
    return () => { subscription.unsubscribe(); invalidator.stop(); connection.rest() }
  }, [client, queries, connection, related, attended, tries])

  const live = useMemo<Live>(() => ({ listen: (listener) => { listeners.current.add(listener); return () => { listeners.current.delete(listener) } } }), [])
  return <LiveContext value={live}>{children}</LiveContext>
}
