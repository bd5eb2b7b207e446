import { virtualMachineSchemas } from '@colonnade/contract/datacenter'
import { ResourcePage, useClient, type Entity } from '@colonnade/screens'
import { Facts, Mono, Skeleton, StatusBadge, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import type * as z from 'zod'
import { FillPage, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { QuotaBars, useQuotas } from './quotas.tsx'

type Machine = z.infer<typeof virtualMachineSchemas.output>
const statuses = ['pending', 'active', 'inactive', 'error', 'deleting'] as const

function Quotas() {
  const t = useText()
  const f = useFormat()
  const quotas = useQuotas()
  if (quotas.isPending && quotas.fetchStatus !== 'idle') return <div className="mb-3 grid gap-4 sm:grid-cols-2"><Skeleton className="h-24 opacity-50" /></div>
  const rows = quotas.data?.items ?? []
  if (!rows.length) return null
  return (
    <ul aria-label={t('machines.quotas')} className="mb-3 grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {rows.map((quota) => <li key={quota.id} className="rounded-md border bg-surface px-4 py-3"><h2 className="mb-2 flex items-baseline justify-between gap-3"><span className="truncate">{quota.groupName}</span><span className="text-sm font-normal whitespace-nowrap text-muted">{t('machines.count', { n: f.number(quota.vmCount) })}</span></h2><QuotaBars quota={quota} /></li>)}
    </ul>
  )
}

/** The tenant's machines and quotas; they are placed by the provider. */
export function MachinesPage() {
  const t = useText()
  const f = useFormat()
  const client = useClient()
  useCrumbs([{ label: t('nav.machines') }])
  const { list, get, export: save } = client.datacenter.virtualMachine
  const entity = useMemo((): Entity<Machine> => ({
    path: ['datacenter', 'virtualMachine'], permissions: 'virtual_machines', api: { list, get, export: save } as never, schemas: virtualMachineSchemas,
    words: { one: t('machines.one'), many: t('nav.machines'), line: t('machines.line'), empty: t('machines.empty') },
    title: (vm) => vm.name, subtitle: (vm) => <StatusBadge plain status={vm.status} />, above: <Quotas />,
    rowTone: (vm) => (vm.status === 'error' ? 'fail' : undefined),
    columns: [
      { id: 'name', header: t('machines.name'), width: 180, mono: true, sortable: true, filter: { type: 'text' }, cell: (vm) => vm.name },
      { id: 'status', header: t('machines.status'), width: 120, sortable: true, filter: { type: 'enum', options: statuses.map((value) => ({ value, label: t(`machines.statuses.${value}`) })) }, cell: (vm) => <StatusBadge plain status={vm.status} label={t(`machines.statuses.${vm.status}`)} /> },
      { id: 'type', header: t('machines.type'), width: 110, sortable: true, cell: (vm) => t(`machines.types.${vm.type}`) },
      { id: 'groupName', header: t('machines.group'), width: 120, cell: (vm) => vm.groupName ?? '—' },
      { id: 'specificationName', header: t('machines.spec'), width: 130, cell: (vm) => vm.specificationName ?? '—' },
      { id: 'cpu', header: t('machines.cpu'), width: 90, align: 'end', mono: true, sortable: true, filter: { type: 'number' }, cell: (vm) => f.number(vm.cpu) },
      { id: 'memory', header: t('machines.memory'), width: 110, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'MB' }, cell: (vm) => f.megabytes(vm.memory) },
      { id: 'storage', header: t('machines.storage'), width: 110, align: 'end', mono: true, sortable: true, filter: { type: 'number', unit: 'GB' }, cell: (vm) => f.gigabytes(vm.storage) },
      { id: 'createdAt', header: t('common.created'), width: 170, sortable: true, defaultHidden: true, filter: { type: 'date' }, cell: (vm) => f.dateTime(vm.createdAt) },
    ],
    summary: (vm) => (
      <Facts items={[
        { label: t('machines.status'), value: <StatusBadge plain status={vm.status} label={t(`machines.statuses.${vm.status}`)} /> },
        { label: t('machines.type'), value: t(`machines.types.${vm.type}`) }, { label: t('machines.group'), value: vm.groupName }, { label: t('machines.spec'), value: vm.specificationName },
        { label: t('machines.cpu'), value: <Mono>{f.number(vm.cpu)}</Mono> }, { label: t('machines.memory'), value: <Mono>{f.megabytes(vm.memory)}</Mono> }, { label: t('machines.storage'), value: <Mono>{f.gigabytes(vm.storage)}</Mono> },
        { label: t('machines.affinity'), value: vm.affinityGroup }, { label: t('common.created'), value: f.dateTime(vm.createdAt) },
      ]} />
    ),
  }), [t, f, list, get, save])
  return <FillPage className="lists-inset px-4 pt-3 max-lg:px-2 max-sm:px-1 max-sm:pt-1"><ResourcePage entity={entity} /></FillPage>
}
