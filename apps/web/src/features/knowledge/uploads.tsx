import { useClient } from '@colonnade/screens'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { refusal, sendFile } from './upload.ts'

/** A file on its way into a base. `refused` was not sent at all; `failed` can be tried again. */
export interface Upload { id: string; baseId: string; file: File; state: 'waiting' | 'sending' | 'adding' | 'done' | 'failed' | 'refused'; share: number; refused?: ReturnType<typeof refusal>; error?: unknown }
interface Uploads { all: readonly Upload[]; add: (baseId: string, files: readonly File[]) => void; retry: (id: string) => void; dismiss: (id: string) => void }

const UploadsContext = createContext<Uploads>({ all: [], add: () => undefined, retry: () => undefined, dismiss: () => undefined })
const AT_ONCE = 3

/** Files on their way into one base. */
export function useUploads(baseId: string): Omit<Uploads, 'all'> & { uploads: readonly Upload[] } {
  const { all, ...rest } = useContext(UploadsContext)
  return { ...rest, uploads: useMemo(() => all.filter((u) => u.baseId === baseId), [all, baseId]) }
}

/** Sends files, three at a time, and goes on while the person looks at other pages. */
export function UploadsProvider({ children }: { children: ReactNode }) {
  const client = useClient()
  const queries = useQueryClient()
  const [all, setAll] = useState<readonly Upload[]>([])
  const running = useRef(new Map<string, AbortController>())
  const change = useCallback((id: string, to: Partial<Upload>) => setAll((now) => now.map((u) => (u.id === id ? { ...u, ...to } : u))), [])

  const send = useCallback(async (upload: Upload) => {
    const control = new AbortController()
    running.current.set(upload.id, control)
    change(upload.id, { state: 'sending', share: 0, error: undefined })
    try {
      const { fileId } = await sendFile(upload.file, (share) => change(upload.id, { share }), control.signal)
      change(upload.id, { state: 'adding', share: 1 })
      await client.ai.knowledgeDocument.add.mutate({ knowledgeBaseId: upload.baseId, fileId })
      running.current.delete(upload.id)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => Array.isArray(queryKey[0]) && ['knowledgeDocument', 'knowledgeBase'].includes(String((queryKey[0] as unknown[])[1])) })
      change(upload.id, { state: 'done' })
      setTimeout(() => setAll((now) => now.filter((u) => u.id !== upload.id)), 1500)
    } catch (error) {
      running.current.delete(upload.id)
      if (!control.signal.aborted) change(upload.id, { state: 'failed', error })
    }
  }, [client, queries, change])

  useEffect(() => {
    const free = AT_ONCE - running.current.size
    for (const upload of all.filter((u) => u.state === 'waiting' && !running.current.has(u.id)).slice(0, Math.max(0, free))) void send(upload)
  }, [all, send])

  // A closed window would lose what has not been sent yet.
  const busy = all.some((u) => u.state === 'waiting' || u.state === 'sending' || u.state === 'adding')
  useEffect(() => {
    if (!busy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [busy])

  const value = useMemo<Uploads>(() => ({
    all,
    add: (baseId, files) => setAll((now) => [...now, ...files.map((file): Upload => {
      const refused = refusal(file)
      return { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, baseId, file, state: refused ? 'refused' : 'waiting', share: 0, refused }
    })]),
    retry: (id) => change(id, { state: 'waiting', share: 0, error: undefined }),
    dismiss: (id) => { running.current.get(id)?.abort(); running.current.delete(id); setAll((now) => now.filter((u) => u.id !== id)) },
  }), [all, change])
  return <UploadsContext value={value}>{children}</UploadsContext>
}
