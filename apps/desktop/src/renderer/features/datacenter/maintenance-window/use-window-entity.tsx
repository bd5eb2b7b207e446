import type { Outputs } from '@colonnade/client'
import { windowSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, type Entity } from '@colonnade/screens'
import { Facts, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { Agenda } from './agenda.tsx'

type WindowRow = Outputs['datacenter']['maintenanceWindow']['list']['items'][number]

/** The choice a window's state is said by: an alert is open in another sense. */
export const stateWord = (state: string): string => (state === 'open' ? 'window_open' : state)

/** When clusters may be disturbed: an agenda of two weeks, and the list. */
export function useWindowEntity(): Entity<WindowRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('window')
  const client = useClient()
  const sources = useSources()
  return useMemo((): Entity<WindowRow> => {
    const columns: Column<WindowRow>[] = [
      { id: 'startsAt', header: fields.label('startsAt'), cell: (w) => f.dateTime(w.startsAt), width: 170, sortable: true, primary: true, filter: { type: 'date' } },
      { id: 'endsAt', header: fields.label('endsAt'), cell: (w) => f.dateTime(w.endsAt), width: 170, sortable: true, filter: { type: 'date' } },
      { id: 'state', header: fields.label('status'), cell: (w) => <Status status={w.state} label={fields.option(stateWord(w.state))} />, width: 110, filter: { type: 'enum', options: ['open', 'coming', 'over'].map((v) => ({ value: v, label: fields.option(stateWord(v)) })) } },
      { id: 'clusterId', header: fields.label('clusterId'), cell: (w) => <RecordLink to="/clusters" id={w.clusterId} mono>{w.clusterName}</RecordLink>, width: 170, filter: { type: 'enum', options: sources.clusters } },
      { id: 'reason', header: fields.label('reason'), cell: (w) => w.reason, width: 260 },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (w) => w.tenantName, width: 140 },
    ]
    return {
      path: ['datacenter', 'maintenanceWindow'], permissions: 'k8s_clusters', api: procedures<WindowRow>(client.datacenter.maintenanceWindow), schemas: windowSchemas, columns, above: <Agenda />,
      words: { one: t('k8s.window.one'), many: t('k8s.window.many'), line: t('k8s.window.line'), empty: t('k8s.window.empty') },
      title: (w) => t('k8s.window.titleOf', { cluster: w.clusterName ?? '', at: f.dateTime(w.startsAt) }), subtitle: (w) => <Status status={w.state} label={fields.option(stateWord(w.state))} />,
      summary: (w) => <Facts items={[
        { label: fields.label('clusterId'), value: <RecordLink to="/clusters" id={w.clusterId} mono>{w.clusterName}</RecordLink> }, { label: t('k8s.window.span'), value: `${f.dateTime(w.startsAt)} – ${f.dateTime(w.endsAt)}` },
        { label: fields.label('reason'), value: w.reason }, { label: fields.label('createdAt'), value: f.dateTime(w.createdAt) },
      ]} />,
      form: { text: fields.text, fields: { clusterId: { options: sources.clusters } } }, fieldLabel: fields.label, fieldValue: fields.value,
      import: { fields: { clusterId: { aliases: ['cluster'] } } }, start: { sort: [{ field: 'startsAt', direction: 'desc' }] },
    }
  }, [client, t, f, fields, sources])
}
