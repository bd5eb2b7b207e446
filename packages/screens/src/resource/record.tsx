import { Button, ConfirmDanger, ErrorState, IconButton, Mono, SidePanel, Skeleton, Tabs, useFormat, useLatest, type Tab } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Pencil, Trash2 } from 'lucide-react'
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react'
import { useScreensText } from '../locales/index.ts'
import { useMay } from '../session/use-session.ts'
import { useUrl } from '../url/use-url.tsx'
import { EditForm } from './forms.tsx'
import { isForGood, type Entity, type RowBase } from './entity.ts'
import { useRecordExtras, useWithExtras } from './extras.ts'
import { History } from './history.tsx'
import { useActionCommands, useRecordCommands } from './page-commands.tsx'
import { orSay, useRemoval } from './use-removal.ts'

interface RecordProps<Row extends RowBase> { entity: Entity<Row>; id: string; onStep?: (by: 1 | -1) => void; preset?: Row; /** hears of the record when it was deleted here */ onGone?: (id: string) => void }

function Shape() {
  return <div className="flex flex-col gap-3 pt-2">{[70, 45, 60, 30].map((w) => <span key={w} style={{ width: `${w}%` }}><Skeleton /></span>)}</div>
}

// Undo where it can be undone, else its name is typed. What refuses to go stays open, with the reason. A key pressed twice deletes once.
function useRecordRemoval<Row extends RowBase>(entity: Entity<Row>, row: Row | undefined, close: (id: string) => void, onGone?: (id: string) => void): { ask?: () => void; busy?: boolean; dialog?: ReactNode } {
  const t = useScreensText()
  const f = useFormat()
  const may = useMay()
  const { remove } = useRemoval(entity)
  const [asked, setAsked] = useState<string>()
  const going = useRef(new Set<string>())
  const [busy, setBusy] = useState<readonly string[]>([])
  // one may be at another record, have filtered the list or left the page by the time it is gone
  const latest = useLatest(close)
  const here = useRef(true)
  useEffect(() => { here.current = true; return () => { here.current = false } }, [])
  if (!row || !entity.api.remove || !may(`${entity.permissions}:delete`) || entity.locked?.(row)) return {}
  const drop = async () => {
    if (going.current.has(row.id)) return
    going.current.add(row.id)
    setBusy([...going.current])
    if ((await orSay(() => remove([row]))) !== false) {
      onGone?.(row.id)
      if (here.current) latest.current(row.id)
    }
    going.current.delete(row.id)
    setBusy([...going.current])
  }
  return {
    ask: isForGood(entity, row) ? () => setAsked(row.id) : () => void drop(), busy: busy.includes(row.id),
    dialog: asked === row.id && <ConfirmDanger open onOpenChange={(open) => { if (!open) setAsked(undefined) }} title={t('resource.deleteTitle', { n: f.number(1) })} name={entity.title(row)} consequence={entity.deleteTakes} action={t('resource.delete')} onConfirm={drop} />,
  }
}

/** A record over its list, or as a page of its own (`full=1`): overview, the entity's tabs, history; edited in place. */
export function RecordPanel<Row extends RowBase>({ entity, id, onStep, preset, onGone }: RecordProps<Row>) {
  const t = useScreensText()
  const url = useUrl()
  const may = useMay()
  const full = url.params.has('full')
  const editing = url.params.has('edit')
  const record = useQuery<Row>({ queryKey: [[...entity.path, 'get'], { input: { id }, type: 'query' }], queryFn: ({ signal }) => entity.api.get.query({ id }, { signal }), placeholderData: preset as never })
  const row = record.data
  const close = () => url.set({ open: null, tab: null, edit: null, full: null })
  const mayEdit = Boolean(row && entity.api.update && may(`${entity.permissions}:update`) && !entity.locked?.(row))

  const removal = useRecordRemoval(entity, row, (gone) => { if (gone === id) close() }, onGone)
  useActionCommands(editing ? undefined : row, row ? entity.title(row) : '', useWithExtras(entity).bulkActions ?? [])
  useRecordCommands({ name: row ? entity.title(row) : '', url, mayEdit, remove: removal.ask, history: Boolean(row && entity.api.history), full })

  const body = (): ReactNode => {
    if (record.isError && !row) return <ErrorState compact error={record.error} onRetry={() => void record.refetch()} />
    if (!row) return <Shape />
    if (editing && mayEdit) return record.isPlaceholderData ? <Shape /> : <EditForm key={id} entity={entity} row={row} onDone={() => url.set({ edit: null }, { replace: true })} />
    // J and K go from record to record in one panel: nothing typed, asked or answered for one may stand under the next one's name.
    return <RecordTabs key={id} entity={entity} row={row} tab={url.params.get('tab') ?? 'overview'} onTab={(tab) => url.set({ tab: tab === 'overview' ? null : tab }, { replace: true })} />
  }
  const name = row ? entity.title(row) : '…'
  const title = entity.mono ? <Mono>{name}</Mono> : name
  const foot = row && !editing && (mayEdit || removal.ask || entity.recordActions) ? (
    <>{removal.ask && <IconButton label={t('resource.delete')} hint="Del" className="mr-auto" busy={removal.busy} onClick={removal.ask}><Trash2 /></IconButton>}<Fragment key={id}>{entity.recordActions?.(row)}</Fragment>{mayEdit && <Button look="primary" icon={<Pencil />} onClick={() => url.set({ edit: '1' })}>{t('resource.edit')}</Button>}</>
  ) : undefined

  if (full) {
    return (
      <div className="mx-auto w-full max-w-[980px] px-6 py-5 max-sm:px-4">
        <Button look="ghost" size="sm" icon={<ArrowLeft />} onClick={close} className="-ml-2 mb-3 text-muted">{t('resource.back', { many: entity.words.many })}</Button>
        <header className="mb-4 flex flex-wrap items-end justify-between gap-3"><div><h1 className="text-2xl">{title}</h1>{row && entity.subtitle && <div className="text-muted">{entity.subtitle(row)}</div>}</div><div className="flex gap-2">{foot}</div></header>
        {body()}
        {removal.dialog}
      </div>
    )
  }
  return (
    <SidePanel open onClose={editing ? () => url.set({ edit: null }, { replace: true }) : close} title={title} label={name} subtitle={row && entity.subtitle?.(row)} footer={foot}
      onPrev={onStep && !editing ? () => onStep(-1) : undefined} onNext={onStep && !editing ? () => onStep(1) : undefined} onExpand={editing ? undefined : () => url.set({ full: '1' })}>
      {body()}
      {removal.dialog}
    </SidePanel>
  )
}

function RecordTabs<Row extends RowBase>({ entity, row, tab, onTab }: { entity: Entity<Row>; row: Row; tab: string; onTab: (tab: string) => void }) {
  const t = useScreensText()
  const extras = useRecordExtras(entity)
  const tabs: Tab[] = [
    { id: 'overview', label: t('resource.overview'), content: entity.summary(row) },
    ...[...(entity.tabs ?? []), ...(extras.tabs ?? [])].filter((own) => own.when?.(row) ?? true).map((own) => ({ id: own.id, label: own.label, count: own.count?.(row), content: tab === own.id ? own.content(row) : null })),
    ...(entity.api.history ? [{ id: 'history', label: t('resource.history'), content: tab === 'history' ? <History entity={entity} id={row.id} /> : null }] : []),
  ]
  if (tabs.length === 1) return <>{extras.above?.(row)}{entity.summary(row)}</>
  return <>{extras.above?.(row)}<Tabs tabs={tabs} value={tabs.some((x) => x.id === tab) ? tab : 'overview'} onValue={onTab} label={entity.title(row)} /></>
}
