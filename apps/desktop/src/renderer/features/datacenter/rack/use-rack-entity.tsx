import type { Outputs } from '@colonnade/client'
import { rackSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, type Entity } from '@colonnade/screens'
import { Facts, Mono, Progress, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, Dash } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { RackElevation } from './elevation.tsx'

/** A rack as lists show it. */
export type RackRow = Outputs['datacenter']['rack']['list']['items'][number]

function Units({ used, height }: { used: number; height: number }) {
  const t = useConsoleText()
  return <span className="flex items-center gap-2"><span className="w-16"><Progress value={height ? used / height : 0} label={t('rack.unitsUsed', { used, height })} /></span><Mono className="text-sm">{used}/{height}</Mono></span>
}

/** Racks: where they stand, how full they are, and the drawing of each. */
export function useRackEntity(): Entity<RackRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('rack')
  const client = useClient()
  return useMemo((): Entity<RackRow> => {
    const columns: Column<RackRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (r) => r.name, width: 160, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
      { id: 'region', header: fields.label('region'), cell: (r) => r.region ?? <Dash />, width: 110, sortable: true, filter: { type: 'text', nullable: true } },
      { id: 'dc', header: fields.label('dc'), cell: (r) => r.dc ?? <Dash />, width: 110, sortable: true, filter: { type: 'text', nullable: true } },
      { id: 'room', header: fields.label('room'), cell: (r) => r.room ?? <Dash />, width: 110, sortable: true, filter: { type: 'text', nullable: true } },
      { id: 'hostCount', header: fields.label('hostCount'), cell: (r) => f.number(r.hostCount), width: 80, align: 'end', mono: true },
      { id: 'usedUnits', header: fields.label('usedUnits'), cell: (r) => <Units used={r.usedUnits} height={r.heightUnits} />, width: 150 },
      { id: 'heightUnits', header: fields.label('heightUnits'), cell: (r) => `${r.heightUnits} U`, width: 90, align: 'end', mono: true, sortable: true, defaultHidden: true, filter: { type: 'number', unit: 'U' } },
      { id: 'asNumber', header: fields.label('asNumber'), cell: (r) => r.asNumber ?? <Dash />, width: 110, mono: true, defaultHidden: true },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (r) => <Ago at={r.updatedAt} />, width: 130, sortable: true },
    ]
    const place = (r: RackRow) => [r.region, r.dc, r.room].filter(Boolean).join(' · ')
    return {
      path: ['datacenter', 'rack'], permissions: 'racks', api: procedures<RackRow>(client.datacenter.rack), schemas: rackSchemas,
      words: { one: t('entity.rack.one'), many: t('entity.rack.many'), line: t('entity.rack.line'), empty: t('entity.rack.empty') },
      columns, title: (r) => r.name, mono: true, subtitle: (r) => place(r) || undefined,
      summary: (r) => (
        <div className="flex flex-col gap-5">
          <RackElevation id={r.id} />
          <Facts items={[
            { label: fields.label('region'), value: r.region }, { label: fields.label('dc'), value: r.dc }, { label: fields.label('room'), value: r.room },
            { label: fields.label('heightUnits'), value: <Mono>{r.heightUnits} U</Mono> }, { label: fields.label('asNumber'), value: r.asNumber && <Mono>{r.asNumber}</Mono> }, { label: fields.label('bgpNumber'), value: r.bgpNumber && <Mono>{r.bgpNumber}</Mono> },
            { label: fields.label('externalSystemId'), value: r.externalSystemId && <Mono>{r.externalSystemId}</Mono> }, { label: fields.label('createdAt'), value: f.dateTime(r.createdAt) },
          ]} />
        </div>
      ),
      form: { text: fields.text, fields: { name: { mono: true }, asNumber: { mono: true }, bgpNumber: { mono: true }, externalSystemId: { mono: true } } },
      fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['region', 'dc', 'room', 'heightUnits'],
      import: { fields: { name: { aliases: ['rack', 'rack_name'] }, dc: { aliases: ['site', 'datacenter'] }, room: { aliases: ['location'] }, heightUnits: { aliases: ['u_height', 'height'] }, externalSystemId: { aliases: ['id', 'asset_tag'] } } },
      start: { sort: [{ field: 'name', direction: 'asc' }] },
    }
  }, [client, t, f, fields])
}
