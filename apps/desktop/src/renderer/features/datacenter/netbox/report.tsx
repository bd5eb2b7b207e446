import { useSurroundings } from '@colonnade/screens'
import { Button, Card, Progress, Select, StatusShape, toast, toCsv, useFormat } from '@colonnade/ui'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useFindingField, useFindingWords } from './finding-words.ts'
import type { Finding, Netbox, Plan } from './use-netbox.ts'
import { useNetboxText } from './words/index.ts'

const order = ['site', 'device_type', 'tenant', 'cluster', 'group', 'rack', 'device', 'specification', 'virtual_machine', 'contact', 'contact_group', 'member', 'contact_assignment']
const columns = ['read', 'create', 'update', 'same', 'left', 'skipped'] as const
const SHOWN = 500

/** What would be written, and everything that could not be mapped, row by row; then all of it or nothing. */
export function Report({ netbox, plan }: { netbox: Netbox; plan: Plan }) {
  const t = useNetboxText()
  const f = useFormat()
  const writes = Object.values(plan.counts).reduce((n, c) => n + c.create + c.update, 0)
  const { busy } = netbox
  return (
    <div className="flex flex-col gap-4">
      <Counts plan={plan} />
      {plan.findingCount === 0 ? <p role="status" className="flex items-center gap-2 rounded-md border bg-good-soft px-3 py-2"><StatusShape tone="good" />{t('report.all')}</p> : <Findings plan={plan} />}
      {plan.sample.length > 0 && <Sample plan={plan} />}
      {writes === 0 && <p role="status" className="text-muted">{t('report.nothing')}</p>}
      {busy && <Progress value={netbox.progress} label={t('report.writing')} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button onClick={() => netbox.setStep('map')} disabled={busy}>{t('report.back')}</Button>
        {writes > 0 && <Button look="primary" busy={busy} onClick={() => void netbox.commit()}>{busy ? t('report.writing') : t('report.write', { n: f.number(writes) })}</Button>}
        {writes > 0 && <span className="text-sm text-muted">{t('report.allOrNothing')}</span>}
      </div>
    </div>
  )
}

function Counts({ plan }: { plan: Plan }) {
  const t = useNetboxText()
  const f = useFormat()
  const kinds = order.filter((k) => plan.counts[k])
  return (
    <div className="overflow-x-auto rounded-md border bg-surface" tabIndex={0}>
      <table className="w-full">
        <thead className="border-b text-sm text-muted"><tr><th scope="col" />{columns.map((c) => <th key={c} scope="col" className="px-3 py-1.5 text-right font-normal whitespace-nowrap">{t(`report.${c}`)}</th>)}</tr></thead>
        <tbody>
          {kinds.map((k) => (
            <tr key={k} className="border-t first:border-t-0">
              <th scope="row" className="px-3 py-1.5 text-left font-medium whitespace-nowrap">{t(`kind.${k as 'site'}`)}</th>
              {columns.map((c) => <td key={c} className={`figures px-3 py-1.5 text-right ${c === 'left' && plan.counts[k]![c] ? 'text-fail-text' : plan.counts[k]![c] ? '' : 'text-muted'}`}>{f.number(plan.counts[k]![c])}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Findings({ plan }: { plan: Plan }) {
  const t = useNetboxText()
  const f = useFormat()
  const [only, setOnly] = useState<'all' | 'left' | 'note'>('all')
  const chosen = plan.findings.filter((x) => only === 'all' || x.left === (only === 'left'))
  const notes = plan.findingCount - plan.leftCount
  const say = useFindingWords()
  const { saveFile } = useSurroundings()
  const download = async () => {
    const csv = toCsv(plan.findings.map((x) => ({ file: x.file, row: x.row, record: x.name, field: x.field, outcome: t(x.left ? 'report.outcome.left' : 'report.outcome.note'), code: x.code, reason: say(x) })))
    try { if (await saveFile('netbox-report.csv', csv)) toast.success(t('report.saved', { n: f.number(plan.findings.length) })) } catch (error) { toast.error(error) }
  }
  return (
    <div>
      <div role="alert" className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {plan.leftCount > 0 && <span className="flex items-center gap-2 font-medium"><StatusShape tone="fail" />{t('report.leftOut', { n: f.number(plan.leftCount) })}</span>}
        {notes > 0 && <span className="flex items-center gap-2"><StatusShape tone="warn" />{t('report.notes', { n: f.number(notes) })}</span>}
        <span className="ml-auto flex items-center gap-2 max-sm:ml-0">
          <Select aria-label={t('report.show')} className="w-36" value={only} onValue={(v) => setOnly(v as typeof only)} options={(['all', 'left', 'note'] as const).map((v) => ({ value: v, label: t(`report.filter.${v}`) }))} />
          <Button icon={<Download />} onClick={() => void download()}>{t('report.download')}</Button>
        </span>
      </div>
      <div className="max-h-96 overflow-auto rounded-md border bg-surface" tabIndex={0}>
        <table className="w-full">
          <thead className="sticky top-0 bg-surface text-left text-sm text-muted max-sm:hidden"><tr>{(['where', 'what', 'field', 'why'] as const).map((h) => <th key={h} scope="col" className="px-3 py-1.5 font-normal">{t(`report.${h}`)}</th>)}</tr></thead>
          <tbody>{chosen.slice(0, SHOWN).map((x, i) => <Line key={i} finding={x} />)}</tbody>
        </table>
      </div>
      {chosen.length > SHOWN && <p className="mt-1 text-sm text-muted">{t('report.shown', { n: f.number(SHOWN) })}</p>}
      {plan.findingCount > plan.findings.length && <p className="mt-1 text-sm text-muted">{t('report.listed', { listed: f.number(plan.findings.length), n: f.number(plan.findingCount) })}</p>}
    </div>
  )
}

function Line({ finding }: { finding: Finding }) {
  const t = useNetboxText()
  const say = useFindingWords()
  const fieldName = useFindingField()
  return (
    <tr className="border-t align-top max-sm:block max-sm:py-2 max-sm:[&>td]:block max-sm:[&>td]:py-0">
      <td className="px-3 py-1 whitespace-nowrap"><span className="figures text-sm text-muted">{finding.file}:{finding.row}</span></td>
      <td className="figures px-3 py-1 break-words">{finding.name || '—'}</td>
      <td className="px-3 py-1 whitespace-nowrap text-muted">{fieldName(finding.field)}</td>
      <td className="px-3 py-1"><span className="mr-2 inline-block align-[-0.05em]"><StatusShape tone={finding.left ? 'fail' : 'warn'} /><span className="sr-only">{t(finding.left ? 'report.outcome.left' : 'report.outcome.note')}: </span></span>{say(finding)}</td>
    </tr>
  )
}

function Sample({ plan }: { plan: Plan }) {
  const t = useNetboxText()
  const fieldName = useFindingField()
  return (
    <Card title={t('report.will')} flush>
      <ul className="max-h-64 divide-y overflow-y-auto" tabIndex={0}>
        {plan.sample.map((s, i) => (
          <li key={i} className="flex items-baseline gap-3 px-4 py-1.5">
            <span className="w-36 shrink-0 text-sm text-muted max-sm:w-24">{t(`kind.${s.kind as 'host'}`)}, {t(s.action === 'create' ? 'report.new' : 'report.change')}</span>
            <span className="figures min-w-0 flex-1 truncate">{s.name}</span><span className="truncate text-sm text-muted max-sm:hidden">{s.action === 'update' ? s.detail.split(', ').map(fieldName).join(', ') : s.detail}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
