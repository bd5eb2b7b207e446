import type { Outputs } from '@colonnade/client'
import { specificationSchemas } from '@colonnade/contract/datacenter'
import { procedures, RecordAction, useClient, useGo, useMay, type Entity } from '@colonnade/screens'
import { Facts, Mono, useFormat, type Column } from '@colonnade/ui'
import { Target } from 'lucide-react'
import { useMemo } from 'react'
import { Ago, Dash, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** A specification as lists show it. */
export type SpecificationRow = Outputs['datacenter']['specification']['list']['items'][number]

/** Sizes of virtual machines. */
export function useSpecificationEntity(): Entity<SpecificationRow> {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('specification')
  const client = useClient()
  const amount = useAmount()
  const may = useMay()
  const go = useGo()
  return useMemo((): Entity<SpecificationRow> => {
    const columns: Column<SpecificationRow>[] = [
      { id: 'name', header: fields.label('name'), cell: (s) => s.name, width: 170, sortable: true, primary: true, mono: true, filter: { type: 'text' } },
      { id: 'generation', header: fields.label('generation'), cell: (s) => s.generation ?? <Dash />, width: 120, sortable: true, filter: { type: 'text', nullable: true } },
      { id: 'requiredCpu', header: t('resource.cpu'), cell: (s) => amount('cpu', s.requiredCpu), width: 110, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: t('unit.coresShort') } },
      { id: 'requiredMemory', header: t('resource.memory'), cell: (s) => amount('memory', s.requiredMemory), width: 110, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'MB' } },
      { id: 'requiredStorage', header: t('resource.storage'), cell: (s) => amount('storage', s.requiredStorage), width: 110, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'GB' } },
      { id: 'vmCount', header: fields.label('vmCount'), cell: (s) => f.number(s.vmCount), width: 80, align: 'end', mono: true },
      { id: 'updatedAt', header: fields.label('updatedAt'), cell: (s) => <Ago at={s.updatedAt} />, width: 130, sortable: true },
    ]
    return {
      path: ['datacenter', 'specification'], permissions: 'specifications', api: procedures<SpecificationRow>(client.datacenter.specification), schemas: specificationSchemas,
      words: { one: t('entity.specification.one'), many: t('entity.specification.many'), line: t('entity.specification.line'), empty: t('entity.specification.empty') },
      columns, title: (s) => s.name, mono: true, subtitle: (s) => `${amount('cpu', s.requiredCpu)} · ${amount('memory', s.requiredMemory)} · ${amount('storage', s.requiredStorage)}`,
      summary: (s) => <Facts items={[
        { label: t('resource.cpu'), value: <Mono>{amount('cpu', s.requiredCpu)}</Mono> }, { label: t('resource.memory'), value: <Mono>{amount('memory', s.requiredMemory)}</Mono> }, { label: t('resource.storage'), value: <Mono>{amount('storage', s.requiredStorage)}</Mono> },
        { label: fields.label('generation'), value: s.generation }, { label: fields.label('vmCount'), value: f.number(s.vmCount) }, { label: fields.label('createdAt'), value: f.dateTime(s.createdAt) },
      ]} />,
      recordActions: (s) => may('virtual_machines:create') && <RecordAction id="place" keys="l" icon={<Target />} onClick={() => go(`/place?specification=${s.id}`)}>{t('place.this')}</RecordAction>,
      form: { text: fields.text, fields: { name: { mono: true } } }, fieldLabel: fields.label, fieldValue: fields.value, bulkFields: ['generation'],
      start: { sort: [{ field: 'requiredCpu', direction: 'asc' }] },
    }
  }, [client, t, f, fields, amount, may, go])
}
