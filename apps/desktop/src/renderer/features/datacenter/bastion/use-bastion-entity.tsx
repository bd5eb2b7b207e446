import type { Outputs } from '@colonnade/client'
import { bastionSchemas } from '@colonnade/contract/datacenter'
import { procedures, useClient, type Entity } from '@colonnade/screens'
import { Facts, useFormat, type Column } from '@colonnade/ui'
import { useMemo } from 'react'
import { Ago, Dash, RecordLink } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'

type BastionRow = Outputs['datacenter']['bastion']['list']['items'][number]

/** Machines through which clusters are reached, as one list. */
export function useBastionEntity(): Entity<BastionRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('bastion')
  const client = useClient()
  const sources = useSources()
  return useMemo((): Entity<BastionRow> => {
    const machines = sources.bastionsOf(undefined)
    const columns: Column<BastionRow>[] = [
      { id: 'bastionId', header: fields.label('bastionId'), cell: (b) => b.bastionName, width: 180, primary: true, mono: true, filter: { type: 'enum', options: machines } },
      { id: 'k8sClusterId', header: fields.label('k8sClusterId'), cell: (b) => <RecordLink to="/clusters" id={b.k8sClusterId} mono>{b.clusterName}</RecordLink>, width: 180, filter: { type: 'enum', options: sources.clusters } },
      { id: 'tenantId', header: fields.label('tenantId'), cell: (b) => b.tenantName, width: 150 },
      { id: 'note', header: fields.label('note'), cell: (b) => b.note ?? <Dash />, width: 220 },
      { id: 'createdAt', header: fields.label('createdAt'), cell: (b) => <Ago at={b.createdAt} />, width: 120, sortable: true },
    ]
    return {
      path: ['datacenter', 'bastion'], permissions: 'k8s_clusters', api: procedures<BastionRow>(client.datacenter.bastion), schemas: bastionSchemas, columns,
      words: { one: t('k8s.bastion.one'), many: t('k8s.bastion.many'), line: t('k8s.bastion.line'), empty: t('k8s.bastion.empty') },
      title: (b) => b.bastionName ?? '', mono: true, subtitle: (b) => b.clusterName,
      summary: (b) => <Facts items={[
        { label: fields.label('bastionId'), value: <RecordLink to="/virtual-machines" id={b.bastionId} mono>{b.bastionName}</RecordLink> }, { label: fields.label('k8sClusterId'), value: <RecordLink to="/clusters" id={b.k8sClusterId} mono>{b.clusterName}</RecordLink> },
        { label: fields.label('note'), value: b.note }, { label: fields.label('createdAt'), value: f.dateTime(b.createdAt) },
      ]} />,
      form: { text: fields.text, fields: { bastionId: { options: machines }, k8sClusterId: { options: sources.clusters } } }, fieldLabel: fields.label, fieldValue: fields.value,
      import: { fields: { bastionId: { aliases: ['machine', 'vm'] }, k8sClusterId: { aliases: ['cluster'] } } },
    }
  }, [client, t, f, fields, sources])
}
