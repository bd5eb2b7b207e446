import { createConnection, createQueryClient, type Connection, type Keeping } from '@colonnade/screens'
import type { QueryClient } from '@tanstack/react-query'
import type { Site } from '../../shared/channels.ts'
import type { Sites } from './sites-context.tsx'
import { keeperOf } from './bridge.ts'

/** What outlives a switch to another site and back: what was fetched, how the connection stands, and where a copy is kept. */
export interface SiteClient { queryClient: QueryClient; connection: Connection; keeping?: Keeping }

// A day's work at one site must still be there when one comes back to it without a network.
const KEPT_MS = 4 * 3_600_000
const clients = new Map<string, SiteClient>()
const siteIn = (key: string) => key.split('/')[0]!

/** What a site's client goes by: under another credential, or at another address, it is another. */
export function keyOf({ id, credential, url }: Pick<Site, 'id' | 'credential' | 'url'>): string {
  return `${id}/${credential === 'token'}/${url}`
}

/** Drops the clients of sites that are no longer among `sites`. */
export function forgetClients(sites: readonly Pick<Site, 'id'>[]): void {
  const known = new Set(sites.map(({ id }) => id))
  for (const key of clients.keys()) if (!known.has(siteIn(key))) clients.delete(key)
}

/** The client of a site, from what is kept in memory or made anew. */
export function clientOf({ key, current }: Pick<Sites, 'key' | 'current'>): SiteClient {
  const found = clients.get(key)
  if (found) return found
  for (const other of clients.keys()) if (siteIn(other) === siteIn(key)) clients.delete(other)
  const keeper = current && keeperOf(current.id)
  // The name of this very file changes with every build, and rows may have other fields then.
  const made: SiteClient = { queryClient: createQueryClient(current ? KEPT_MS : undefined), connection: createConnection(), ...(keeper ? { keeping: { keeper, version: new URL(import.meta.url).pathname } } : {}) }
  clients.set(key, made)
  return made
}
