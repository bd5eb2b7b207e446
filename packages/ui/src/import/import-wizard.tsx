import { useState, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button } from '../primitives/button.tsx'
import { Progress } from '../primitives/figures.tsx'
import { ErrorState } from '../primitives/states.tsx'
import { Badge, StatusShape } from '../primitives/badge.tsx'
import { DropZone } from './drop-zone.tsx'
import { Steps } from './steps.tsx'
import { MappingTable } from './mapping-table.tsx'
import { guessMapping, missingFields, problemsCsv, readCsv, type CsvFile, type ImportField, type ImportMapping } from './mapping.ts'

/** What the server is sent: the file's text as it is, and the mapping; the server maps, so that what was checked is what is written. */
export interface ImportInput { csv: string; mapping: ImportMapping }
/** A row the server refuses: its number as in the file (the header is row 1), the field and why. */
export interface ImportProblem { row: number; field: string; message: string }
/** What a dry run found out. */
export interface DryRunResult { rows: number; errors: readonly ImportProblem[] }

/** Props of `ImportWizard`. `onCommit` may report progress as a share of 1, and resolves with the number of rows written. */
export interface ImportWizardProps {
  fields: readonly ImportField[]
  onDryRun: (input: ImportInput) => Promise<DryRunResult>
  onCommit: (input: ImportInput, progress: (share: number) => void) => Promise<{ rows: number }>
  /** Leads to what was imported. */
  doneAction?: ReactNode
  /** Columns of known exports, tried before the guess (NetBox, another console). */
  initialMapping?: ImportMapping
  className?: string
}

type Step = 'file' | 'map' | 'check' | 'done'
const all: readonly Step[] = ['file', 'map', 'check', 'done']

/** CSV in, checked before anything is written: file → columns → dry run with every bad row → all or nothing. */
export function ImportWizard({ fields, onDryRun, onCommit, doneAction, initialMapping, className }: ImportWizardProps) {
  const t = useUiText()
  const f = useFormat()
  const [step, setStep] = useState<Step>('file')
  const [file, setFile] = useState<CsvFile>()
  const [mapping, setMapping] = useState<ImportMapping>({})
  const [result, setResult] = useState<DryRunResult>()
  const [written, setWritten] = useState(0)
  const [progress, setProgress] = useState<number>()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const missing = missingFields(fields, mapping)

  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setFailure(undefined)
    try { await work() } catch (error) { setFailure(error) } finally { setBusy(false); setProgress(undefined) }
  }
  const take = (picked: File) => run(async () => {
    const read = await readCsv(picked).catch((e: Error) => { throw new Error(t(e.message === 'empty' ? 'import.emptyFile' : 'import.notCsv')) })
    const known = Object.entries(initialMapping ?? {}).filter(([, s]) => s.column === undefined || read.header.includes(s.column))
    setFile(read)
    setMapping({ ...guessMapping(fields, read.header), ...Object.fromEntries(known) })
    setStep('map')
  })
  const check = () => file && run(async () => { setResult(await onDryRun({ csv: file.csv, mapping })); setStep('check') })
  const commit = () => file && run(async () => { setProgress(0); setWritten((await onCommit({ csv: file.csv, mapping }, setProgress)).rows); setStep('done') })
  const restart = () => { setFile(undefined); setResult(undefined); setStep('file') }

  return (
    <div className={cn('flex flex-col gap-4', className)}>
      <Steps steps={all.map((s) => ({ id: s, label: t(`import.${s}`) }))} now={step} />
      {failure !== undefined && <ErrorState compact error={failure} />}
      {step === 'file' && <DropZone accept=".csv,.tsv,.txt,text/csv" onFiles={([picked]) => picked && void take(picked)} busy={busy} />}
      {file && step !== 'file' && step !== 'done' && <p className="flex flex-wrap items-center gap-3 text-muted">{t('import.rowsFound', { n: f.number(file.rows), file: file.name })}<Button size="sm" look="link" onClick={restart}>{t('import.another')}</Button></p>}
      {file && step === 'map' && <>
        <MappingTable fields={fields} file={file} mapping={mapping} onMapping={setMapping} />
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" busy={busy} disabled={missing.length > 0} onClick={() => void check()}>{busy ? t('import.checking') : t('import.dryRun')}</Button>
          {missing.length > 0 && <span className="text-muted">{t('import.missing', { fields: missing.map((m) => m.label).join(', ') })}</span>}
        </div>
      </>}
      {step === 'check' && result && <>
        {result.errors.length === 0
          ? <p role="status" className="flex items-center gap-2 rounded-md border bg-good-soft px-3 py-2"><StatusShape tone="good" />{t('import.allGood', { n: f.number(result.rows) })}</p>
          : <Problems problems={result.errors} fields={fields} />}
        {busy && <Progress value={progress} label={t('import.committing')} />}
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setStep('map')} disabled={busy}>{t('common.back')}</Button>
          {result.errors.length === 0 && <Button look="primary" busy={busy} onClick={() => void commit()}>{busy ? t('import.committing') : t('import.commit', { n: f.number(result.rows) })}</Button>}
        </div>
      </>}
      {step === 'done' && (
        <div className="flex flex-col items-start gap-4">
          <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="good" />{t('import.finished', { n: f.number(written) })}</p>
          <div className="flex flex-wrap gap-2">{doneAction}<Button onClick={restart}>{t('import.startOver')}</Button></div>
        </div>
      )}
    </div>
  )
}

function Problems({ problems, fields }: { problems: readonly ImportProblem[]; fields: readonly ImportField[] }) {
  const t = useUiText()
  const f = useFormat()
  const shown = problems.slice(0, 500)
  // The mark at the front is what makes a spreadsheet read it as UTF-8.
  const download = () => {
    const url = URL.createObjectURL(new Blob([`\uFEFF${problemsCsv(problems)}`], { type: 'text/csv' }))
    Object.assign(document.createElement('a'), { href: url, download: 'problems.csv' }).click()
    URL.revokeObjectURL(url)
  }
  return (
    <div>
      <div role="alert" className="mb-2 flex flex-wrap items-center gap-3">
        <span className="flex items-center gap-2 font-medium"><StatusShape tone="fail" />{t('import.bad', { n: f.number(problems.length) })}</span>
        <Button size="sm" look="link" onClick={download}>{t('import.downloadBad')}</Button>
      </div>
      <div className="max-h-80 overflow-auto rounded-md border bg-surface" tabIndex={0}>
        <table className="w-full">
          <thead className="sticky top-0 bg-surface text-sm text-muted"><tr><th scope="col" className="w-16 px-3 py-1.5 text-right font-normal">{t('import.row')}</th><th scope="col" className="px-3 py-1.5 text-left font-normal">{t('import.field')}</th><th scope="col" className="px-3 py-1.5 text-left font-normal">{t('import.problem')}</th></tr></thead>
          <tbody>{shown.map((p, i) => <tr key={i} className="border-t"><td className="figures px-3 py-1 text-right">{p.row}</td><td className="px-3 py-1"><Badge>{fields.find((x) => x.name === p.field)?.label ?? p.field}</Badge></td><td className="px-3 py-1">{p.message}</td></tr>)}</tbody>
        </table>
      </div>
    </div>
  )
}
