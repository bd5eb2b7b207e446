import { useUiText } from '../lib/i18n.ts'
import { Input } from '../primitives/input.tsx'
import { Select } from '../primitives/select.tsx'
import { Mono } from '../primitives/text.tsx'
import { applySource, type CsvFile, type FieldSource, type ImportField, type ImportMapping } from './mapping.ts'

const COLUMN = 'column:'

/** Per field: where the value comes from, what is done to it, and what the first row becomes. */
export function MappingTable({ fields, file, mapping, onMapping }: { fields: readonly ImportField[]; file: CsvFile; mapping: ImportMapping; onMapping: (mapping: ImportMapping) => void }) {
  const t = useUiText()
  const first = Object.fromEntries(file.header.map((h, i) => [h, file.sample[0]?.[i]]))
  const set = (name: string, source: FieldSource | undefined) => {
    const next = { ...mapping }
    if (source) next[name] = source
    else delete next[name]
    onMapping(next)
  }
  const head = 'px-2 py-1.5 text-left font-normal text-muted max-sm:hidden'
  return (
    <table className="w-full border-collapse max-sm:block">
      <thead className="max-sm:hidden"><tr className="border-b text-sm"><th scope="col" className={head}>{t('import.field')}</th><th scope="col" className={head}>{t('import.from')}</th><th scope="col" className={head}>{t('import.transform')}</th><th scope="col" className={head}>{t('import.sample')}</th></tr></thead>
      <tbody className="max-sm:block">
        {fields.map((field) => {
          const source = mapping[field.name]
          return (
            <tr key={field.name} className="border-b max-sm:flex max-sm:flex-col max-sm:py-2 [&>td]:px-2 [&>td]:py-1.5 [&>td]:align-top">
              <td className="w-48"><span className="font-medium">{field.label}</span>{field.required && <span className="text-fail-text" title={t('common.required')}> *</span>}{field.unit && <span className="ml-1.5 text-sm text-muted">{field.unit}</span>}</td>
              <td className="w-56 max-sm:w-full"><SourcePicker field={field} source={source} header={file.header} onSource={(s) => set(field.name, s)} /></td>
              <td className="w-56 max-sm:w-full">{field.type === 'number' && source?.column !== undefined && <Transform source={source} onSource={(s) => set(field.name, s)} />}</td>
              <td>{source && <Mono className="break-all">{applySource(source, first) || <span className="text-muted">—</span>}</Mono>}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function SourcePicker({ field, source, header, onSource }: { field: ImportField; source?: FieldSource; header: readonly string[]; onSource: (source: FieldSource | undefined) => void }) {
  const t = useUiText()
  const value = source === undefined ? 'skip' : source.column !== undefined ? COLUMN + source.column : 'constant'
  const options = [...(field.required ? [] : [{ value: 'skip', label: t('import.skip') }]), { value: 'constant', label: t('import.constant') }, ...header.filter(Boolean).map((h) => ({ value: COLUMN + h, label: h }))]
  const change = (next: string) => onSource(next === 'skip' ? undefined : next === 'constant' ? { constant: '' } : { ...source, constant: undefined, column: next.slice(COLUMN.length) })
  return (
    <div className="flex flex-col gap-1.5">
      <Select aria-label={`${field.label}: ${t('import.from')}`} value={source === undefined && field.required ? '' : value} onValue={change} options={options} />
      {source?.constant !== undefined && (field.options
        ? <Select aria-label={`${field.label}: ${t('import.constant')}`} value={source.constant} onValue={(v) => onSource({ constant: v })} options={field.options.map((o) => (typeof o === 'string' ? { value: o, label: o } : o))} />
        : <Input aria-label={`${field.label}: ${t('import.constant')}`} value={source.constant} onChange={(e) => onSource({ constant: e.target.value })} />)}
    </div>
  )
}

// Units of other systems: MiB to GB is “multiply by 0.0009765625”; written as a fraction it stays exact and readable.
function Transform({ source, onSource }: { source: FieldSource; onSource: (source: FieldSource) => void }) {
  const t = useUiText()
  const parse = (text: string) => {
    const [a, b] = text.split('/').map((part) => Number(part.trim()))
    const n = text.includes('/') ? (a ?? Number.NaN) / (b || Number.NaN) : a
    return text.trim() && Number.isFinite(n) ? n : undefined
  }
  return (
    <div className="flex items-center gap-1.5">
      <span aria-hidden className="text-muted">×</span>
      <Input mono aria-label={t('import.scale')} placeholder="1" defaultValue={source.scale ?? ''} onChange={(e) => onSource({ ...source, scale: parse(e.target.value) })} className="w-24" />
      <Select aria-label={t('import.round')} value={source.round ?? 'none'} onValue={(v) => onSource({ ...source, round: v as FieldSource['round'] })} options={[{ value: 'none', label: t('import.roundNone') }, { value: 'ceil', label: `⌈ ⌉ ${t('import.ceil')}` }, { value: 'floor', label: `⌊ ⌋ ${t('import.floor')}` }]} />
    </div>
  )
}
