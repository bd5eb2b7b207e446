import { decodeTableState, encodeTableState, toast, type SavedView, type TableState } from '@colonnade/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useClient } from '../api/api-context.ts'
import { useScreensText } from '../locales/index.ts'
import { useMay, useMe } from '../session/use-session.ts'

interface ViewRow { id: string; name: string; state: string; shared: boolean; userId: string; userName: string | null }
interface SavedViewApi {
  list: { query: (input: object) => Promise<{ items: ViewRow[] }> }
  create: { mutate: (input: object) => Promise<unknown> }
  remove: { mutate: (input: { ids: string[] }) => Promise<unknown> }
}

/** The saved views of a list, and how to keep and drop one. */
export function useSavedViews(entity: string): { views: SavedView[]; save?: (name: string, state: TableState, shared: boolean) => Promise<boolean>; drop?: (view: SavedView) => Promise<void> } {
  const t = useScreensText()
  const queries = useQueryClient()
  const may = useMay()
  const { userId } = useMe()
  const api = (useClient().platform as unknown as { savedView: SavedViewApi }).savedView
  const key = [['platform', 'savedView', 'list'], { entity }]
  const { data } = useQuery({ queryKey: key, queryFn: () => api.list.query({ filter: [{ field: 'entity', op: 'eq', value: entity }], sort: [{ field: 'name', direction: 'asc' }], limit: 100 }), enabled: may('saved_views:read'), staleTime: 60_000, retry: false })
  const views = useMemo(() => (data?.items ?? []).map((row): SavedView => ({ id: row.id, name: row.name, shared: row.shared, state: decodeTableState(row.state), ...(row.userId === userId ? {} : { by: row.userName ?? '…' }) })), [data, userId])
  const fresh = () => queries.invalidateQueries({ queryKey: key })
  return {
    views,
    save: may('saved_views:create') ? async (name, state, shared) => { try { await api.create.mutate({ entity, name, shared, state: String(encodeTableState(state)) }); await fresh(); toast.success(t('resource.viewSaved')); return true } catch (error) { toast.error(error); return false } } : undefined,
    drop: may('saved_views:delete') ? async (view) => { try { await api.remove.mutate({ ids: [view.id] }); await fresh() } catch (error) { toast.error(error) } } : undefined,
  }
}
