import { MOST_DRAINED } from '@colonnade/contract/datacenter'
import { useClient, useGo, useMay, useRefresh } from '@colonnade/screens'
import { toast, useFormat, type BulkAction } from '@colonnade/ui'
import { CirclePlay, PackageOpen, Wrench } from 'lucide-react'
import { useMemo } from 'react'
import { problemOf } from '../../../lib/problem-of.ts'
import type { HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

type Status = HostRow['status']

/** The page that drains these hosts. */
export const drainHref = (rows: readonly { id: string }[]) => `/drain?${rows.map((r) => `host=${r.id}`).join('&')}`

/** Into maintenance and back, many at a time; can be taken back for ten seconds. Draining begins with a page that shows what would happen. */
export function useHostStatusActions(): BulkAction<HostRow>[] {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const may = useMay()
  const go = useGo()
  const refresh = useRefresh(['datacenter', 'host'])
  return useMemo(() => {
    if (!may('baremetals:update')) return []
    const put = async (rows: readonly { id: string; status: Status }[], status: Status) => {
      const before = Map.groupBy(rows.filter((r) => r.status !== status), (r) => r.status)
      const ids = [...before.values()].flat().map((r) => r.id)
      if (!ids.length) return
      await client.datacenter.host.bulkUpdate.mutate({ ids, patch: { status } })
      await refresh()
      const back = async () => {
        for (const [old, members] of before) await client.datacenter.host.bulkUpdate.mutate({ ids: members.map((m) => m.id), patch: { status: old } })
        await refresh()
      }
      toast.undo(t(status === 'maintenance' ? 'host.inMaintenance' : 'host.inService', { n: f.number(ids.length) }), back)
    }
    const action = (id: string, keys: string, label: string, icon: React.ReactNode, status: Status): BulkAction<HostRow> => ({ id, keys, label, icon, run: async (rows) => { try { await put(rows, status) } catch (error) { toast.error(error); return false } } })
    const drain: BulkAction<HostRow> = {
      id: 'drain', keys: 'd', label: t('drain.action'), icon: <PackageOpen key="d" />,
      run: (rows) => {
        if (rows.length <= MOST_DRAINED) return go(drainHref(rows))
        toast.error(problemOf(t('drain.tooMany', { n: f.number(MOST_DRAINED), chosen: f.number(rows.length) }), t('drain.tooManyRemedy')))
        return false
      },
    }
    return [...(may('virtual_machines:update') ? [drain] : []), action('maintenance', 'm', t('host.toMaintenance'), <Wrench key="m" />, 'maintenance'), action('active', 's', t('host.toService'), <CirclePlay key="a" />, 'active')]
  }, [client, may, go, refresh, t, f])
}
