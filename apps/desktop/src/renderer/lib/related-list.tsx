import { renderLink, useClient } from '@colonnade/screens'
import { ErrorState, Skeleton, useFormat } from '@colonnade/ui'
import type { Client, Outputs } from '@colonnade/client'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useConsoleText } from '../locales/index.ts'

interface RelatedProps<T> {
  /** Head of the query key: the procedure path. */
  path: readonly [string, string, string]
  field: string
  id: string
  fetch: (client: Client, input: { filter: { field: string; op: 'eq'; value: string }[]; limit: number; count: true; sort?: { field: string; direction: 'asc' | 'desc' }[] }) => Promise<{ items: T[]; count?: number }>
  sort?: { field: string; direction: 'asc' | 'desc' }
  row: (item: T) => ReactNode
  empty: string
  /** The whole list, filtered. */
  all: string
}

/** The first of the records that belong to this one, and a link to all of them. */
export function RelatedList<T extends { id: string }>({ path, field, id, fetch, sort, row, empty, all }: RelatedProps<T>) {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const query = useQuery({ queryKey: [path, { field, id }], queryFn: () => fetch(client, { filter: [{ field, op: 'eq', value: id }], limit: 50, count: true, ...(sort ? { sort: [sort] } : {}) }) })
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <div className="flex flex-col gap-3">{[1, 2, 3].map((n) => <Skeleton key={n} className="h-5" />)}</div>
  const { items, count = items.length } = query.data
  if (!items.length) return <p className="text-muted">{empty}</p>
  return (
    <>
      <ul className="divide-y border-y">{items.map((item) => <li key={item.id} className="py-1.5">{row(item)}</li>)}</ul>
      <p className="mt-3">{renderLink({ href: `${all}?f=${field}:eq:${encodeURIComponent(JSON.stringify(id))}`, className: 'text-accent-text underline-offset-3 hover:underline', children: t('related.all', { n: f.number(count) }) })}</p>
    </>
  )
}

/** A virtual machine as lists show it. */
export type VmRow = Outputs['datacenter']['virtualMachine']['list']['items'][number]
/** A host as lists show it. */
export type HostRow = Outputs['datacenter']['host']['list']['items'][number]
