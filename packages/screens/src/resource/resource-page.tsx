import type { ListInput } from '@colonnade/contract/kernel/paging'
import { Button, ConfirmDanger, DataTable, decodeTableState, EmptyState, encodeTableState, IconButton, DropdownMenu, PageHeader, toast, toListInput, useFormat, type BulkAction, type DataTableHandle, type MenuItem, type TableState } from '@colonnade/ui'
import { Archive, Download, Ellipsis, Pencil, Plus, RotateCcw, Trash2, Upload } from 'lucide-react'
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react'
import { useSurroundings } from '../api/api-context.ts'
import { useScreensText } from '../locales/index.ts'
import { useMay } from '../session/use-session.ts'
import { useUrl } from '../url/use-url.tsx'
import { isForGood, type Entity, type RowBase } from './entity.ts'
import { useWithExtras } from './extras.ts'
import { BulkEdit, CreatePanel } from './forms.tsx'
import { ImportPage } from './import-page.tsx'
import { useBulkCommands, useListCommands } from './page-commands.tsx'
import { RecordPanel } from './record.tsx'
import { orSay, useRemoval } from './use-removal.ts'
import { useSavedViews } from './use-saved-views.ts'

/** What the person may do with an entity: permission, procedure and place together. */
function useAbilities<Row extends RowBase>({ api, permissions }: Entity<Row>) {
  const may = useMay()
  return {
    create: Boolean(api.create && may(`${permissions}:create`)),
    update: Boolean(api.bulkUpdate && may(`${permissions}:update`)),
    remove: Boolean(api.remove && may(`${permissions}:delete`)),
    restore: Boolean(api.restore && may(`${permissions}:delete`)),
    import: Boolean(api.import && may(`${permissions}:create`)),
    export: Boolean(api.export),
  }
}

/** The pages of an entity: list, record, new, import, and what was deleted; all of it in the URL. */
export function ResourcePage<Row extends RowBase>({ entity }: { entity: Entity<Row> }) {
  const url = useUrl()
  const can = useAbilities(entity)
  const table = useRef<DataTableHandle>(null)
  const openId = url.params.get('open') ?? undefined
  const [rows] = useState(() => new Map<string, Row>())
  const close = () => url.set({ new: null, import: null })

  if (url.params.has('import') && can.import) return <ImportPage entity={entity} onClose={close} />
  if (openId && url.params.has('full')) return <RecordPanel entity={entity} id={openId} preset={rows.get(openId)} />
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col max-sm:min-h-[70dvh]">
      <ResourceList entity={entity} table={table} seen={rows} />
      {openId && <RecordPanel entity={entity} id={openId} preset={rows.get(openId)} onStep={(by) => table.current?.step(by)} onGone={(id) => table.current?.forget([id])} />}
      {url.params.has('new') && can.create && <CreatePanel entity={entity} onClose={close} onCreated={(row) => url.set({ new: null, open: row.id }, { replace: true })} />}
    </div>
  )
}

/** The list alone, with its title, filters, views and actions. `seen` remembers rows, so that a panel opens with what is known. */
export function ResourceList<Row extends RowBase>({ entity: plain, table: given, seen }: { entity: Entity<Row>; table?: RefObject<DataTableHandle | null>; seen?: Map<string, Row> }) {
  const t = useScreensText()
  const f = useFormat()
  const url = useUrl()
  const entity = useWithExtras(plain)
  const can = useAbilities(entity)
  const { remove, restore } = useRemoval(entity)
  const views = useSavedViews(entity.path.join('.'))
  const { saveFile } = useSurroundings()
  const own = useRef<DataTableHandle>(null)
  const table = given ?? own
  const [chosen, setChosen] = useState(0)
  const [bulk, setBulk] = useState<{ rows: readonly Row[]; done: (ok: boolean) => void }>()
  const [doomed, setDoomed] = useState<{ rows: readonly Row[]; done: (ok: boolean) => void }>()
  const deleted = url.params.has('deleted')
  const { api, words, start } = entity

  const state = useMemo<TableState>(() => {
    const read = decodeTableState(url.params)
    const touched = ['q', 'f', 'sort', 'cols', 'rows', 'all'].some((key) => url.params.has(key))
    return touched || !start ? read : { ...read, ...start }
  }, [url.params, start])
  // `all` tells a list without filters from one nobody has touched yet.
  const change = (next: TableState) => {
    const params = encodeTableState(next, url.params)
    if (start && !['q', 'f', 'sort', 'cols', 'rows'].some((key) => params.has(key))) params.set('all', '1')
    url.write(params, { replace: true })
  }
  const fetchPage = useCallback(async (input: ListInput, signal?: AbortSignal) => {
    const page = await api.list.query(deleted ? { ...input, deleted: true } : input, { signal })
    for (const row of page.items) seen?.set(row.id, row)
    return page
  }, [api, deleted, seen])

  const exportCsv = async () => {
    await orSay(async () => {
      const { limit: _limit, ...input } = toListInput(state)
      const { csv, rows: n, fileName } = await api.export!.query(input)
      if (await saveFile(fileName, csv)) toast.success(t('resource.exported', { n: f.number(n) }))
    })
  }
  useListCommands({ words, url, table, deleted, can, exportCsv: () => void exportCsv() })
  const ask = (set: typeof setBulk) => (rows: Row[]) => new Promise<boolean>((resolve) => { set({ rows, done: (ok) => { set(undefined); resolve(ok) } }) })
  const drop = async (rows: Row[]) => {
    if (rows.some((row) => isForGood(entity, row)) && !(await ask(setDoomed)(rows))) return false
    await remove(rows)
  }
  const actions: BulkAction<Row>[] = deleted
    ? (can.restore ? [{ id: 'restore', label: t('resource.restore'), icon: <RotateCcw />, run: (rows) => restore(rows.map((r) => r.id)) }] : [])
    : [
        ...(entity.bulkActions ?? []),
        ...(can.update && entity.bulkFields?.length ? [{ id: 'edit', label: t('resource.bulkEdit'), icon: <Pencil />, keys: 'e', run: ask(setBulk) }] : []),
        ...(can.remove ? [{ id: 'delete', label: t('resource.delete'), icon: <Trash2 />, danger: true, keys: 'delete', run: drop }] : []),
      ]
  useBulkCommands({ actions, chosen: url.params.has('open') ? 0 : chosen, table })
  const more: MenuItem[] = [
    ...(can.export && !deleted ? [{ id: 'export', label: t('resource.export'), icon: <Download />, onSelect: () => void exportCsv() }] : []),
    ...(can.restore ? [{ id: 'deleted', label: t(deleted ? 'resource.showPresent' : 'resource.showDeleted'), icon: <Archive />, onSelect: () => url.set({ deleted: deleted ? null : '1', open: null }) }] : []),
  ]
  const add = can.create && <Button look={entity.primary ? 'secondary' : 'primary'} icon={<Plus />} onClick={() => url.set({ new: '1', open: null })}>{t('resource.new')}</Button>
  const bringIn = can.import && <Button icon={<Upload />} onClick={() => url.set({ import: '1', open: null })}>{t('resource.import')}</Button>
  return (
    <>
      <div className="px-3 pt-4">
        <PageHeader className="mb-2" title={deleted ? t('resource.deletedTitle', { title: words.many }) : words.many} line={words.line}
          actions={<>
            {more.length > 0 && <DropdownMenu items={more} label={t('resource.more')}><IconButton look="secondary" label={t('resource.more')}><Ellipsis /></IconButton></DropdownMenu>}
            {!deleted && <>{bringIn}{entity.pageActions}{entity.primary}{add}</>}
            {deleted && <Button onClick={() => url.set({ deleted: null })}>{t('resource.showPresent')}</Button>}
          </>} />
        {!deleted && entity.above}
      </div>
      <DataTable<Row>
        ref={table} label={words.many} columns={entity.columns} queryKey={[[...entity.path, 'list'], { deleted }]} fetchPage={fetchPage} state={state} onStateChange={change} className="min-h-72 max-sm:px-3"
        views={deleted ? undefined : views.views} onSaveView={deleted ? undefined : views.save} onDeleteView={views.drop}
        rowHref={deleted ? undefined : (row) => url.href({ open: row.id })} onOpenRow={deleted ? undefined : (row) => url.set({ open: row.id, edit: null, new: null }, { replace: url.params.has('open') })} openId={url.params.get('open') ?? undefined} standing={start?.filter}
        rowTone={entity.rowTone} bulkActions={actions.length ? actions : undefined} onChosen={setChosen}
        empty={<EmptyState sentence={deleted ? t('resource.noneDeleted') : words.empty} action={deleted ? undefined : entity.primary || add} link={!deleted && can.import ? <button type="button" onClick={() => url.set({ import: '1' })} className="hover:underline">{t('resource.import')}</button> : undefined} />}
      />
      {bulk && <BulkEdit entity={entity} rows={bulk.rows} onClose={() => bulk.done(false)} onDone={() => bulk.done(true)} onGone={(ids) => { table.current?.forget(ids); setBulk({ ...bulk, rows: bulk.rows.filter((row) => !ids.includes(row.id)) }) }} />}
      {doomed && <ConfirmDanger open onOpenChange={(open) => { if (!open) doomed.done(false) }} title={t('resource.deleteTitle', { n: f.number(doomed.rows.length) })} name={doomed.rows.length === 1 ? entity.title(doomed.rows[0]!) : String(doomed.rows.length)} consequence={entity.deleteTakes} action={t('resource.delete')} onConfirm={() => doomed.done(true)} />}
    </>
  )
}
