import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { toast, useFormat } from '@colonnade/ui'
import { useMemo } from 'react'
import { useConsoleText } from '../../../locales/index.ts'

/** An alert as far as taking it up needs to know it. */
export interface Standing { id: string; status: 'open' | 'acknowledged' | 'resolved' }
/** Takes alerts up or says they are over; answers false when that failed, and has said why. */
export interface AlertVerbs { may: boolean; acknowledge: (rows: readonly Standing[]) => Promise<boolean>; resolve: (rows: readonly Standing[]) => Promise<boolean> }

/** Acknowledging and resolving, each with ten seconds to take it back. */
export function useAlertVerbs(): AlertVerbs {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const may = useMay('alerts:update')
  const refresh = useRefresh(['datacenter', 'alert'])
  return useMemo(() => {
    const run = async (rows: readonly Standing[], verb: 'acknowledge' | 'resolve', from: readonly Standing['status'][], done: 'alert.acknowledged' | 'alert.resolved') => {
      const ids = rows.filter((r) => from.includes(r.status)).map((r) => r.id)
      if (!ids.length) return true
      try {
        const { changed } = await client.datacenter.alert[verb].mutate({ ids })
        await refresh()
        toast.undo(t(done, { n: f.number(changed) }), async () => { await client.datacenter.alert.reopen.mutate({ ids }); await refresh() })
        return true
      } catch (error) { toast.error(error); return false }
    }
    return {
      may,
      acknowledge: (rows) => run(rows, 'acknowledge', ['open'], 'alert.acknowledged'),
      resolve: (rows) => run(rows, 'resolve', ['open', 'acknowledged'], 'alert.resolved'),
    }
  }, [t, f, client, may, refresh])
}
