import { toast, useFormat, type BulkAction, type DataTableHandle } from '@colonnade/ui'
import { Archive, Download, Maximize2, Pencil, Plus, RotateCw, ScrollText, Search, Trash2, Upload } from 'lucide-react'
import type { RefObject } from 'react'
import type { Command } from '../commands/command.ts'
import { useCommands } from '../commands/use-commands.tsx'
import { useScreensText } from '../locales/index.ts'
import type { Url } from '../url/use-url.tsx'
import type { EntityWords, RowBase } from './entity.ts'

interface ListCommands { words: EntityWords; url: Url; table: RefObject<DataTableHandle | null> | undefined; deleted: boolean; can: { create: boolean; import: boolean; export: boolean; restore: boolean }; exportCsv: () => void }

/** What the list on the screen can do, for palette, menu and keyboard. */
export function useListCommands({ words, url, table, deleted, can, exportCsv }: ListCommands): void {
  const t = useScreensText()
  const begins = !deleted
  const all: (Command | false)[] = [
    begins && can.create && { id: 'page.new', group: 'page', label: t('resource.newTitle', { one: words.one }), icon: <Plus />, keywords: ['new', 'add'], keys: 'n', accelerator: 'CmdOrCtrl+N', run: () => url.set({ new: '1', open: null }) },
    begins && can.import && { id: 'page.import', group: 'page', label: t('resource.importTitle', { many: words.many }), icon: <Upload />, keywords: ['csv'], keys: 'i', accelerator: 'CmdOrCtrl+Shift+O', run: () => url.set({ import: '1', open: null }) },
    begins && can.export && { id: 'page.export', group: 'page', label: `${t('resource.export')}: ${words.many}`, icon: <Download />, keywords: ['csv'], keys: 'x', accelerator: 'CmdOrCtrl+Shift+E', run: exportCsv },
    { id: 'page.refresh', group: 'page', label: t('resource.refresh'), icon: <RotateCw />, keys: 'r', accelerator: 'CmdOrCtrl+R', run: () => table?.current?.refetch() },
    { id: 'page.find', group: 'page', label: t('resource.find'), icon: <Search />, keys: 'f', accelerator: 'CmdOrCtrl+F', run: () => table?.current?.search() },
    can.restore && { id: 'page.deleted', group: 'page', label: t(deleted ? 'resource.showPresent' : 'resource.showDeleted'), icon: <Archive />, run: () => url.set({ deleted: deleted ? null : '1', open: null }) },
  ]
  useCommands(all.filter((command) => command !== false))
}

/** What can be done with the chosen rows: the same actions as in the bar under them. */
export function useBulkCommands<Row extends RowBase>({ actions, chosen, table }: { actions: readonly BulkAction<Row>[]; chosen: number; table: RefObject<DataTableHandle | null> }): void {
  const f = useFormat()
  useCommands(chosen === 0 ? [] : actions.map(({ id, label, icon, keys }): Command => ({ id: `bulk.${id}`, group: 'page', label: `${label} (${f.number(chosen)})`, icon, ...(keys ? { keys } : {}), run: () => table.current?.act(id) })))
}

/** What can be done with a list's rows, done with the open record. */
export function useActionCommands<Row extends RowBase>(row: Row | undefined, name: string, actions: readonly BulkAction<Row>[]): void {
  useCommands(!row ? [] : actions.map(({ id, label, icon, keys, run }): Command => ({
    id: `record.${id}`, group: 'record', label: `${label}: ${name}`, icon, ...(keys ? { keys } : {}),
    run: () => { Promise.resolve(run([row])).catch((error: unknown) => toast.error(error)) },
  })))
}

interface RecordCommands { name: string; url: Url; mayEdit: boolean; remove?: (() => void) | undefined; history: boolean; full: boolean }

/** What the open record can do. */
export function useRecordCommands({ name, url, mayEdit, remove, history, full }: RecordCommands): void {
  const t = useScreensText()
  const editing = url.params.has('edit')
  const all: (Command | false)[] = [
    mayEdit && !editing && { id: 'record.edit', group: 'record', label: `${t('resource.edit')}: ${name}`, icon: <Pencil />, keys: 'e', accelerator: 'CmdOrCtrl+E', run: () => url.set({ edit: '1' }) },
    history && !editing && { id: 'record.history', group: 'record', label: t('resource.showHistory'), icon: <ScrollText />, keys: 'h', run: () => url.set({ tab: 'history' }, { replace: true }) },
    remove !== undefined && !editing && { id: 'record.delete', group: 'record', label: `${t('resource.delete')}: ${name}`, icon: <Trash2 />, keys: 'delete', run: remove },
    !full && !editing && { id: 'record.full', group: 'record', label: t('resource.openFull'), icon: <Maximize2 />, keys: 'o', run: () => url.set({ full: '1' }) },
  ]
  useCommands(all.filter((command) => command !== false))
}
