import type { AppRouter } from '@colonnade/client'
import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { getI18n } from 'react-i18next'
import { withCount, type Vars } from '../lib/text.ts'

interface Shape { reason?: string; message?: string; remedy?: string; details?: Record<string, unknown> }

/** Says an error in the reader's language where its reason is known; the server's own words otherwise. Changes the error in place. */
export function localise(error: unknown): void {
  if (!(error instanceof TRPCClientError)) return
  const shape = error.data as Shape | undefined
  const i18n = getI18n() as ReturnType<typeof getI18n> | undefined
  // The server speaks English, and more exactly than a dictionary can.
  if (!shape?.reason || !i18n || i18n.language === 'en') return
  const vars = withCount(Object.fromEntries(Object.entries(shape.details ?? {}).filter(([, v]) => typeof v === 'string' || typeof v === 'number')) as Vars)
  const key = (part: string) => `error.${shape.reason?.replace(/[^\w]/g, '_')}.${part}`
  for (const part of ['message', 'remedy'] as const) if (i18n.exists(key(part), { ns: 'screens' })) shape[part] = i18n.t(key(part), { ns: 'screens', ...vars })
  if (shape.message) error.message = shape.message
}

/** A link at the head of the chain that translates what comes back. */
export const translateErrors: TRPCLink<AppRouter> = () => ({ op, next }) =>
  observable((observer) => next(op).subscribe({
    next: (value) => observer.next(value),
    error: (error) => { localise(error); observer.error(error) },
    complete: () => observer.complete(),
  }))
