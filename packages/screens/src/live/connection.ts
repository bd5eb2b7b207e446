import type { LiveState } from '@colonnade/ui'
import { createContext, useContext, useSyncExternalStore } from 'react'

// Long enough for a server to restart, short enough that nobody types for a minute into nothing.
const OFFLINE_AFTER_MS = 10_000

/** Whether the server can be reached: told by the event stream, read by whatever shows or refuses something for it. */
export interface Connection {
  get(): LiveState
  onChange(listener: () => void): () => void
  /** Something was heard from the server. True when it had been offline, and so everything is old. */
  found(): boolean
  /** The stream broke off, or could not be opened. */
  lost(): void
  /** Nobody listens any more, on purpose (a window out of sight): the last word stands, but grows no worse. */
  rest(): void
  /** The moment of the last news, for what was kept from an earlier run; milliseconds since 1970. */
  heard(at: number): void
  /** Asks for another try now. */
  retry(): void
  onRetry(listener: () => void): () => void
}

/** A connection that has not been lost yet. */
export function createConnection(now: () => number = Date.now): Connection {
  const listeners = new Set<() => void>()
  const retries = new Set<() => void>()
  let state: LiveState = { status: 'connected' }
  let since: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const become = (next: LiveState) => { state = next; for (const listener of listeners) listener() }
  const stop = () => { clearTimeout(timer); timer = undefined }
  return {
    get: () => state,
    onChange: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } },
    found() {
      stop()
      since = now()
      const back = state.status === 'offline'
      if (state.status !== 'connected') become({ status: 'connected' })
      return back
    },
    lost() {
      since ??= now()
      if (state.status === 'connected') become({ status: 'reconnecting', since: now() })
      if (state.status === 'reconnecting') timer ??= setTimeout(() => become({ status: 'offline', since }), OFFLINE_AFTER_MS)
    },
    rest: stop,
    heard(at) { since = at },
    retry() { for (const listener of retries) listener() },
    onRetry: (listener) => { retries.add(listener); return () => { retries.delete(listener) } },
  }
}

/** Holds the connection of the API around; `ApiProvider` fills it. */
export const ConnectionContext = createContext<Connection>(createConnection())

/** The connection itself, to tell or to ask. */
export function useConnection(): Connection {
  return useContext(ConnectionContext)
}

/** The state of the connection, for the frame's dot and for what must say that it is old. */
export function useLiveState(): LiveState {
  const connection = useContext(ConnectionContext)
  return useSyncExternalStore(connection.onChange, connection.get, connection.get)
}
