import type { Outputs } from '@colonnade/client'
import { placementEventSchemas, placementFunnel } from '@colonnade/contract/datacenter'
import { procedures, useClient, useMay, type Entity } from '@colonnade/screens'
import { Card, Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { Funnel } from '../place/funnel.tsx'
import { useReasons, type ReasonData } from '../place/use-reason.ts'
import { Chosen } from './chosen.tsx'

/** A placement as the log shows it. */
export type PlacementEventRow = Outputs['datacenter']['placementEvent']['list']['items'][number]

const tones = { placed: 'good', refused: 'fail', moved: 'busy', resized: 'busy', released: 'idle' } as const

function Outcome({ event }: { event: PlacementEventRow }) {
  const t = useConsoleText()
  const say = useReasons()
  const funnel = placementFunnel.safeParse({ hosts: event.funnel['hosts'], left: event.funnel['left'], steps: event.funnel['steps'] })
  const ways = (event.funnel['reasons'] ?? []) as { hosts: number; reasons: ReasonData[] }[]
  return (
    <>
      {event.assignments.length > 0 && <Card title={t('placement.assignments', { n: event.assignments.length })} flush><Chosen event={event} /></Card>}
      {funnel.success && funnel.data.steps.length > 0 && <Card title={t('place.funnel')}><Funnel funnel={funnel.data} /></Card>}
      {ways.length > 0 && <Card title={t('place.give')}><ul className="flex flex-col gap-2">{ways.map((w, i) => <li key={i} className="flex gap-3"><Mono className="w-12 shrink-0 text-right">+{w.hosts}</Mono><span>{say(w.reasons)}</span></li>)}</ul></Card>}
    </>
  )
}

/** Why machines landed where they did, or did not. */
export function usePlacementEventEntity(): Entity<PlacementEventRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('placement')
  const client = useClient()
  const sources = useSources()
  const may = useMay()
  return useMemo((): Entity<PlacementEventRow> => {
    const options = (values: readonly string[]) => values.map((v) => ({ value: v, label: fields.option(v) }))
    const columns: Column<PlacementEventRow>[] = [
      { id: 'createdAt', header: t('placement.when'), cell: (e) => <Ago at={e.createdAt} />, width: 130, sortable: true, primary: true, filter: { type: 'date' } },
      { id: 'outcome', header: fields.label('outcome'), cell: (e) => <span className="inline-flex">{<Status status={e.outcome} label={fields.option(e.outcome)} />}</span>, width: 110, sortable: true, filter: { type: 'enum', options: options(['placed', 'refused', 'moved', 'resized', 'released']) } },
      { id: 'requested', header: t('placement.requested'), cell: (e) => f.number(e.requested), width: 80, align: 'end', mono: true, sortable: true, filter: { type: 'number' } },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (e) => e.tenantName, width: 150, filter: may('tenants:read') ? { type: 'enum', options: sources.tenants } : undefined },
      { id: 'groupId', header: fields.label('groupId'), cell: (e) => e.groupName, width: 120, filter: { type: 'enum', options: sources.groups } },
      { id: 'specificationId', header: t('entity.specification.one'), cell: (e) => e.specificationName, width: 140, filter: { type: 'enum', options: sources.specifications } },
      { id: 'mode', header: fields.label('schedulingMode'), cell: (e) => fields.option(e.mode), width: 140, sortable: true, filter: { type: 'enum', options: options(['spread', 'pack', 'rack_anti_affinity', 'manual']) } },
    ]
    return {
      path: ['datacenter', 'placementEvent'], permissions: 'placement_events', api: procedures<PlacementEventRow>(client.datacenter.placementEvent, ['list', 'get', 'export']), schemas: placementEventSchemas,
      words: { one: t('entity.placement.one'), many: t('entity.placement.many'), line: t('entity.placement.line'), empty: t('entity.placement.empty') },
      columns, title: (e) => t('placement.titleOf', { n: e.requested, spec: e.specificationName ?? '', group: e.groupName ?? '' }),
      subtitle: (e) => <span className="inline-flex items-center gap-2"><Status status={e.outcome} label={fields.option(e.outcome)} />{f.dateTime(e.createdAt)}</span>,
      summary: (e) => (
        <div className="flex flex-col gap-5">
          <Facts items={[
            { label: fields.label('tenantId'), value: e.tenantName }, { label: fields.label('groupId'), value: <RecordLink to="/groups" id={e.groupId}>{e.groupName}</RecordLink> }, { label: t('entity.specification.one'), value: <RecordLink to="/specifications" id={e.specificationId} mono>{e.specificationName}</RecordLink> },
            { label: fields.label('schedulingMode'), value: fields.option(e.mode) }, { label: t('placement.requested'), value: f.number(e.requested) }, { label: fields.label('affinityGroup'), value: typeof e.request['affinityGroup'] === 'string' ? <Mono>{e.request['affinityGroup']}</Mono> : undefined },
            ...(typeof e.funnel['room'] === 'number' ? [{ label: t('placement.room'), value: f.number(e.funnel['room']) }] : []), { label: t('placement.requestId'), value: e.requestId && <Mono>{e.requestId}</Mono> },
          ]} />
          <Outcome event={e} />
        </div>
      ),
      rowTone: (e) => (tones[e.outcome] === 'fail' ? 'fail' : undefined),
      start: { sort: [{ field: 'createdAt', direction: 'desc' }] },
    }
  }, [client, t, f, fields, sources, may])
}
