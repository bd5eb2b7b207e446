import type { AppRouter, Client } from '@colonnade/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { createContext, useContext } from 'react'

const context = createTRPCContext<AppRouter>()

/** Provider of the typed API; `ApiProvider` mounts it. */
export const TRPCProvider = context.TRPCProvider
/** Options for TanStack Query, typed from the router: `useQuery(trpc.datacenter.rack.list.queryOptions({…}))`. */
export const useTRPC = context.useTRPC

/** The client for calls outside a query: `client.datacenter.rack.create.mutate(…)`. */
export function useClient(): Client {
  return context.useTRPCClient() as unknown as Client
}

/** What the surrounding app offers: a browser's ways unless the desktop gives its own. */
export interface Surroundings {
  /** Hands a file to the person; false when they thought better of it. */
  saveFile: (name: string, content: string) => boolean | Promise<boolean>
  /** Asks the person for a file (extensions without a dot); absent where the page's own file input does. Undefined when they thought better of it. */
  openFiles?: (accept: string[], multiple: boolean) => Promise<File[]>
  /** Throws away what the session is known by, server or not; absent in a browser, whose cookie is the server's to take. */
  dropSession?: () => Promise<void>
}

function download(name: string, content: string): boolean {
  // The mark at the front is what makes a spreadsheet read it as UTF-8.
  const url = URL.createObjectURL(new Blob([`\uFEFF${content}`], { type: 'text/csv;charset=utf-8' }))
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return true
}

/** Surroundings of a plain browser. */
export const browserSurroundings: Surroundings = { saveFile: download }

/** The base URL of the site around: what is kept on the machine is kept for one site. */
export const SiteScope = createContext('')

/** Holds the surroundings; `ApiProvider` fills it. */
export const SurroundingsContext = createContext<Surroundings>(browserSurroundings)

/** What the app around offers. */
export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)
}
