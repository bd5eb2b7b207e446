import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { toast, useFormat, type BulkAction } from '@colonnade/ui'
import { CirclePlay, Wrench } from 'lucide-react'
import { useMemo } from 'react'
import type { HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

type Status = HostRow['status']

/** Into maintenance and back, many at a time; can be taken back for ten seconds. */
export function useHostStatusActions(): BulkAction<HostRow>[] {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const may = useMay()
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
    const action = (id: string, label: string, icon: React.ReactNode, status: Status): BulkAction<HostRow> => ({ id, label, icon, run: async (rows) => { try { await put(rows, status) } catch (error) { toast.error(error); return false } } })
    return [action('maintenance', t('host.toMaintenance'), <Wrench key="m" />, 'maintenance'), action('active', t('host.toService'), <CirclePlay key="a" />, 'active')]
  }, [client, may, refresh, t, f])
}
