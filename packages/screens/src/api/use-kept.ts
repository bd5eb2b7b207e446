import type { Me } from '@colonnade/contract/identity'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Connection } from '../live/connection.ts'
import { forgetAll, ME_KEY } from './query-client.ts'
import { restore, snapshotOf, type Keeper } from './keep.ts'

const SETTLE_MS = 3000
const restored = new WeakSet<QueryClient>()

/** The keeper of a cache, and the version of the program: another one's rows may have other fields. */
export interface Keeping { keeper: Keeper; version: string }

/** Keeps a copy of the cache while mounted: written some seconds after it changed, dropped when the person signs out or is another. */
function follow(client: QueryClient, { keeper, version }: Keeping): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let person = client.getQueryData<Me | null>(ME_KEY)?.userId
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    if (person !== undefined) void keeper.write(snapshotOf(client, { key: ME_KEY, userId: person }, version)).catch(() => undefined) // kept another time
  }
  const settle = () => { timer ??= setTimeout(save, SETTLE_MS) }
  const look = (now: string | undefined, known: boolean) => {
    if (!known || now === person) return
    const before = person
    person = now
    clearTimeout(timer)
    timer = undefined
    if (before === undefined) return
    forgetAll(client)
    void keeper.clear().catch(() => undefined)
  }
  const stop = client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    if (JSON.stringify(event.query.queryKey) === JSON.stringify(ME_KEY)) { const me = event.query.state.data as Me | null | undefined; look(me?.userId, me !== undefined) }
    if (person !== undefined) settle()
  })
  const leave = () => { if (timer) save() }
  globalThis.addEventListener('pagehide', leave)
  return () => { globalThis.removeEventListener('pagehide', leave); leave(); stop() }
}

/** Fills the cache with what was kept, then keeps it. False until it has been filled; without a keeper there is nothing to wait for. */
export function useKept(client: QueryClient, connection: Connection, keeping: Keeping | undefined): boolean {
  const [ready, setReady] = useState(() => !keeping || restored.has(client))
  useEffect(() => {
    if (!keeping) return
    let stop: (() => void) | undefined
    let gone = false
    const begin = () => { if (!gone) { stop = follow(client, keeping); setReady(true) } }
    if (restored.has(client)) begin()
    else {
      void keeping.keeper.read().catch(() => null).then((text) => {
        restored.add(client)
        const at = restore(client, text, keeping.version)
        if (at !== null) connection.heard(at)
      }).finally(begin)
    }
    return () => { gone = true; stop?.() }
  }, [client, connection, keeping])
  return ready
}
