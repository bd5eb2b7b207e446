import type { modelCallSchemas } from '@colonnade/contract/ai'
import type { ListInput } from '@colonnade/contract/kernel/paging'
import { useClient, useSavedViews, useSurroundings, useUrl } from '@colonnade/screens'
import { Button, DataTable, decodeTableState, EmptyState, encodeTableState, Facts, humanise, Mono, SidePanel, StatusBadge, toast, toListInput, useFormat, type Column, type DataTableHandle } from '@colonnade/ui'
import { Download } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type * as z from 'zod'
import { cost } from '../../lib/cost.ts'
import { useText, type WebText } from '../../locales/index.ts'

type Call = z.infer<typeof modelCallSchemas.output>

const features = ['chat', 'indexing', 'search', 'text'] as const
const featureWord = (t: WebText, name: string) => { const known = features.find((one) => one === name); return known ? t(`calls.features.${known}`) : humanise(name) }

/** Every call: when, who, what for, how much. */
export function CallsList() {
  const t = useText()
  const f = useFormat()
  const url = useUrl()
  const client = useClient()
  const { saveFile } = useSurroundings()
  const views = useSavedViews('ai.modelCall')
  const table = useRef<DataTableHandle>(null)
  const [open, setOpen] = useState<Call>()
  const fetchPage = useCallback((input: ListInput, signal?: AbortSignal) => client.ai.modelCall.list.query(input, { signal }), [client])
  const state = useMemo(() => { const read = decodeTableState(url.params); return read.sort.length ? read : { ...read, sort: [{ field: 'createdAt', direction: 'desc' as const }] } }, [url.params])
  const columns = useMemo((): Column<Call>[] => [
    { id: 'createdAt', header: t('calls.at'), width: 196, sortable: true, filter: { type: 'date' }, cell: (c) => f.dateTime(c.createdAt, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit' }) },
    { id: 'modelName', header: t('calls.model'), width: 160, mono: true, sortable: true, filter: { type: 'text' }, cell: (c) => c.modelName },
    { id: 'feature', header: t('calls.feature'), width: 105, sortable: true, filter: { type: 'text' }, cell: (c) => featureWord(t, c.feature) },
    { id: 'userName', header: t('calls.user'), width: 130, cell: (c) => c.userName ?? <span className="text-muted">{t('calls.nobody')}</span> },
    { id: 'totalTokens', header: t('calls.tokens'), width: 90, align: 'end', mono: true, sortable: true, cell: (c) => f.number(c.totalTokens) },
    { id: 'totalCost', header: t('calls.cost'), width: 95, align: 'end', mono: true, sortable: true, cell: (c) => (c.totalCost === null ? '—' : cost(c.totalCost, f)) },
    { id: 'latencyMs', header: t('calls.time'), width: 90, align: 'end', mono: true, sortable: true, cell: (c) => (c.latencyMs === null ? '—' : `${f.number(c.latencyMs)} ms`) },
    { id: 'error', header: t('calls.result'), width: 105, filter: { type: 'text', operators: ['isNull', 'contains'], nullable: true }, cell: (c) => <StatusBadge plain status={c.error ? 'failed' : 'ok'} /> },
    { id: 'traceId', header: t('calls.trace'), width: 160, mono: true, defaultHidden: true, filter: { type: 'text' }, cell: (c) => c.traceId ?? '—' },
  ], [t, f])
  const download = async () => {
    const { limit: _limit, ...input } = toListInput(state)
    try { const { csv, fileName } = await client.ai.modelCall.export.query(input); await saveFile(fileName, csv) } catch (error) { toast.error(error) }
  }
  return (
    <>
      <DataTable<Call> ref={table} label={t('calls.each')} columns={columns} queryKey={[['ai', 'modelCall', 'list'], {}]} fetchPage={fetchPage} state={state} onStateChange={(next) => url.write(encodeTableState(next, url.params), { replace: true })}
        rowTone={(c) => (c.error ? 'fail' : undefined)} onOpenRow={setOpen} openId={open?.id} views={views.views} onSaveView={views.save} onDeleteView={views.drop}
        actions={<Button icon={<Download />} onClick={() => void download()}>{t('common.export')}</Button>} empty={<EmptyState sentence={t('calls.none')} />} />
      {open && <CallPanel call={open} onClose={() => setOpen(undefined)} onStep={(by) => table.current?.step(by)} />}
    </>
  )
}

function CallPanel({ call, onClose, onStep }: { call: Call; onClose: () => void; onStep: (by: 1 | -1) => void }) {
  const t = useText()
  const f = useFormat()
  return (
    <SidePanel open onClose={onClose} onPrev={() => onStep(-1)} onNext={() => onStep(1)} width={440} title={<Mono>{call.modelName}</Mono>} label={call.modelName} subtitle={f.dateTime(call.createdAt, { dateStyle: 'medium', timeStyle: 'medium' })}>
      {call.error && <p className="mb-4 rounded-md border border-l-3 border-l-fail px-4 py-3">{call.error}</p>}
      <Facts items={[
        { label: t('calls.feature'), value: featureWord(t, call.feature) },
        { label: t('calls.user'), value: call.userName ?? t('calls.nobody') },
        { label: t('calls.prompt'), value: <Mono>{f.number(call.promptTokens)}</Mono> },
        { label: t('calls.completion'), value: <Mono>{f.number(call.completionTokens)}</Mono> },
        { label: t('calls.cost'), value: <Mono>{call.totalCost === null ? '—' : cost(call.totalCost, f)}</Mono> },
        { label: t('calls.time'), value: call.latencyMs === null ? null : <Mono>{`${f.number(call.latencyMs)} ms`}</Mono> },
        { label: t('calls.trace'), value: call.traceId && <Mono className="break-all">{call.traceId}</Mono> },
      ]} />
    </SidePanel>
  )
}
