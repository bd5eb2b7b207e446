import type { quotaSchemas } from '@colonnade/contract/datacenter'
import { useMay, useTRPC } from '@colonnade/screens'
import { CapacityBar, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod'
import { useText } from '../../locales/index.ts'

type Quota = z.infer<typeof quotaSchemas.output>

/** The quotas of the tenant, one per group. */
export function useQuotas() {
  const trpc = useTRPC()
  const may = useMay('quotas:read')
  return useQuery({ ...trpc.datacenter.quota.list.queryOptions({ limit: 50, sort: [{ field: 'groupName', direction: 'asc' }] }), enabled: may })
}

/** What the tenant may use of a group, and what it uses. */
export function QuotaBars({ quota }: { quota: Quota }) {
  const t = useText()
  const f = useFormat()
  const rows = [
    { label: t('machines.cpu'), used: quota.usedCpu, total: quota.cpuLimit, format: (n: number) => f.number(n) },
    { label: t('machines.memory'), used: quota.usedMemory, total: quota.memoryQuota, format: f.megabytes },
    { label: t('machines.storage'), used: quota.usedStorage, total: quota.storageQuota, format: f.gigabytes },
  ]
  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)] items-center gap-x-3 gap-y-1.5">
      {rows.map((row) => <div key={row.label} className="contents"><dt className="text-sm text-muted">{row.label}</dt><dd className="min-w-0">{row.total === null ? <span className="figures text-sm">{t('machines.unlimited', { used: row.format(row.used) })}</span> : <CapacityBar used={row.used} total={row.total} label={row.label} format={row.format} figure="amount" />}</dd></div>)}
    </dl>
  )
}
