import { Button, ErrorState, Mono, SidePanel, Skeleton, Tabs, type Tab } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Pencil } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useScreensText } from '../locales/index.ts'
import { useMay } from '../session/use-session.ts'
import { useUrl } from '../url/use-url.tsx'
import { EditForm } from './forms.tsx'
import type { Entity, RowBase } from './entity.ts'
import { useRecordExtras } from './extras.ts'
import { History } from './history.tsx'
import { useRecordCommands } from './page-commands.tsx'

interface RecordProps<Row extends RowBase> { entity: Entity<Row>; id: string; onStep?: (by: 1 | -1) => void; preset?: Row }

function Shape() {
  return <div className="flex flex-col gap-3 pt-2">{[70, 45, 60, 30].map((w) => <span key={w} style={{ width: `${w}%` }}><Skeleton /></span>)}</div>
}

/** A record over its list, or as a page of its own (`full=1`): overview, the entity's tabs, history; edited in place. */
export function RecordPanel<Row extends RowBase>({ entity, id, onStep, preset }: RecordProps<Row>) {
  const t = useScreensText()
  const url = useUrl()
  const may = useMay()
  const full = url.params.has('full')
  const editing = url.params.has('edit')
  const record = useQuery<Row>({ queryKey: [[...entity.path, 'get'], { input: { id }, type: 'query' }], queryFn: ({ signal }) => entity.api.get.query({ id }, { signal }), placeholderData: preset as never })
  const row = record.data
  const close = () => url.set({ open: null, tab: null, edit: null, full: null })
  const mayEdit = Boolean(row && entity.api.update && may(`${entity.permissions}:update`) && !entity.locked?.(row))

  useRecordCommands({ name: row ? entity.title(row) : '', url, mayEdit, history: Boolean(row && entity.api.history), full })

  const body = (): ReactNode => {
    if (record.isError && !row) return <ErrorState compact error={record.error} onRetry={() => void record.refetch()} />
    if (!row) return <Shape />
    if (editing && mayEdit) return record.isPlaceholderData ? <Shape /> : <EditForm key={id} entity={entity} row={row} onDone={() => url.set({ edit: null }, { replace: true })} />
    // J and K go from record to record in one panel: nothing typed, asked or answered for one may stand under the next one's name.
    return <RecordTabs key={id} entity={entity} row={row} tab={url.params.get('tab') ?? 'overview'} onTab={(tab) => url.set({ tab: tab === 'overview' ? null : tab }, { replace: true })} />
  }
  const name = row ? entity.title(row) : '…'
  const title = entity.mono ? <Mono>{name}</Mono> : name
  const foot = row && !editing && (mayEdit || entity.recordActions) ? (
    <><Fragment key={id}>{entity.recordActions?.(row)}</Fragment>{mayEdit && <Button look="primary" icon={<Pencil />} onClick={() => url.set({ edit: '1' })}>{t('resource.edit')}</Button>}</>
  ) : undefined

  if (full) {
    return (
      <div className="mx-auto w-full max-w-[980px] px-6 py-5 max-sm:px-4">
        <Button look="ghost" size="sm" icon={<ArrowLeft />} onClick={close} className="-ml-2 mb-3 text-muted">{t('resource.back', { many: entity.words.many })}</Button>
        <header className="mb-4 flex flex-wrap items-end justify-between gap-3"><div><h1 className="text-2xl">{title}</h1>{row && entity.subtitle && <div className="text-muted">{entity.subtitle(row)}</div>}</div><div className="flex gap-2">{foot}</div></header>
        {body()}
      </div>
    )
  }
  return (
    <SidePanel open onClose={editing ? () => url.set({ edit: null }, { replace: true }) : close} title={title} label={name} subtitle={row && entity.subtitle?.(row)} footer={foot}
      onPrev={onStep && !editing ? () => onStep(-1) : undefined} onNext={onStep && !editing ? () => onStep(1) : undefined} onExpand={editing ? undefined : () => url.set({ full: '1' })}>
      {body()}
    </SidePanel>
  )
}

function RecordTabs<Row extends RowBase>({ entity, row, tab, onTab }: { entity: Entity<Row>; row: Row; tab: string; onTab: (tab: string) => void }) {
  const t = useScreensText()
  const extras = useRecordExtras(entity)
  const tabs: Tab[] = [
    { id: 'overview', label: t('resource.overview'), content: entity.summary(row) },
    ...[...(entity.tabs ?? []), ...(extras.tabs ?? [])].map((own) => ({ id: own.id, label: own.label, count: own.count?.(row), content: tab === own.id ? own.content(row) : null })),
    ...(entity.api.history ? [{ id: 'history', label: t('resource.history'), content: tab === 'history' ? <History entity={entity} id={row.id} /> : null }] : []),
  ]
  if (tabs.length === 1) return <>{extras.above?.(row)}{entity.summary(row)}</>
  return <>{extras.above?.(row)}<Tabs tabs={tabs} value={tabs.some((x) => x.id === tab) ? tab : 'overview'} onValue={onTab} label={entity.title(row)} /></>
}
