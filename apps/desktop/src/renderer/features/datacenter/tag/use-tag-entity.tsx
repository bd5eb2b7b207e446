import type { Outputs } from '@colonnade/client'
import { attachableOf, tagSchemas } from '@colonnade/contract/datacenter'
import { procedures, renderLink, useAuditWords, useClient, useTRPC, type Entity } from '@colonnade/screens'
import { Chip, chipColors, ErrorState, Facts, Skeleton, useFormat, type ChipColor, type Column } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Ago, Dash } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** A tag as lists show it. */
export type TagRow = Outputs['datacenter']['tag']['list']['items'][number]

const colors = Object.keys(chipColors) as ChipColor[]

/** Where a tag is used: a line per kind of record, leading to the list filtered by it. */
function TagUse({ id }: { id: string }) {
  const t = useConsoleText()
  const f = useFormat()
  const trpc = useTRPC()
  const words = useAuditWords()
  const query = useQuery(trpc.datacenter.tag.use.queryOptions({ id }))
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Skeleton className="w-1/2" />
  if (!query.data.length) return <p className="text-muted">{t('tag.unused')}</p>
  const filter = encodeURIComponent(JSON.stringify([id]))
  return (
    <ul className="divide-y border-y">
      {query.data.map(({ resourceType, count }) => (
        <li key={resourceType} className="flex items-center justify-between gap-4 py-1.5">
          {renderLink({ href: `${attachableOf(resourceType)?.page ?? '/'}?f=tags:in:${filter}`, className: 'text-accent-text underline-offset-3 hover:underline', children: words.resource(resourceType) })}
          <span className="figures">{f.number(count)}</span>
        </li>
      ))}
    </ul>
  )
}

/** Tags: words records are marked with. */
export function useTagEntity(): Entity<TagRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('tag')
  const client = useClient()
  return useMemo((): Entity<TagRow> => {
    const columns: Column<TagRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (x) => <Chip color={x.color}>{x.name}</Chip>, width: 220, sortable: true, primary: true, filter: { type: 'text' } },
      { id: 'color', header: fields.label('color'), cell: (x) => fields.option(x.color), width: 120, sortable: true, filter: { type: 'enum', options: colors.map((v) => ({ value: v, label: fields.option(v) })) } },
      { id: 'description', header: fields.label('description'), cell: (x) => x.description ?? <Dash />, width: 320 },
      { id: 'resourceCount', header: fields.label('resourceCount'), cell: (x) => f.number(x.resourceCount), width: 100, align: 'end', mono: true },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (x) => <Ago at={x.updatedAt} />, width: 130, sortable: true },
    ]
    return {
      path: ['datacenter', 'tag'], permissions: 'tags', api: procedures<TagRow>(client.datacenter.tag), schemas: tagSchemas,
      words: { one: t('entity.tag.one'), many: t('entity.tag.many'), line: t('entity.tag.line'), empty: t('entity.tag.empty') },
      columns, title: (x) => x.name,
      summary: (x) => (
        <div className="flex flex-col gap-5">
          <p><Chip color={x.color}>{x.name}</Chip></p>
          <Facts items={[{ label: fields.label('color'), value: fields.option(x.color) }, { label: fields.label('description'), value: x.description }, { label: fields.label('createdAt'), value: f.dateTime(x.createdAt) }]} />
          <section><h3 className="mb-2">{t('tag.use')}</h3><TagUse id={x.id} /></section>
        </div>
      ),
      form: { text: fields.text }, fieldLabel: fields.label, fieldValue: (name, value) => (name === 'color' ? fields.option(String(value)) : fields.value(name, value)), bulkFields: ['color', 'description'],
      import: { fields: { name: { aliases: ['tag', 'label'] }, color: { aliases: ['colour'] } } },
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields])
}
