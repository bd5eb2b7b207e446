import { Eye, EyeOff, X } from 'lucide-react'
import { useEffect, useState, type ReactNode, type Ref } from 'react'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { fromWallTime, toWallTime } from '../lib/zoned.ts'
import { Combobox, type OptionSource } from '../primitives/combobox.tsx'
import { controlClass, Input, Textarea } from '../primitives/input.tsx'
import { Select, type Option } from '../primitives/select.tsx'
import { Checkbox, Switch } from '../primitives/toggle.tsx'
import type { FieldSpec } from './schema.ts'

/** What a widget is given; `aria-*` and `id` come from `Field`. */
export interface WidgetProps {
  spec: FieldSpec
  value: unknown
  onChange: (value: unknown) => void
  onBlur: () => void
  options?: OptionSource
  selectedLabel?: string
  disabled?: boolean
  mono?: boolean
  placeholder?: string
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

// An emptied field is an empty text while it is edited (react-hook-form takes undefined for “show the start value again”);
// `withoutEmpties` turns it into null or nothing before the schema sees it.
const EMPTY = ''
const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The control for a field, by its kind. */
export function Widget(props: WidgetProps): ReactNode {
  const { spec, value, onChange, options, ref, mono, selectedLabel, ...rest } = props
  if (options && (spec.kind === 'strings' || spec.kind === 'enums')) return <PickMany {...props} options={options} />
  if (options && spec.widget !== 'select') return <Combobox {...rest} options={options} selectedLabel={selectedLabel} value={asText(value) || null} clearable={!spec.required} onValue={(v) => onChange(v ?? EMPTY)} />
  switch (spec.kind) {
    case 'boolean': return <Switch {...pick(rest)} checked={value === true} onChecked={onChange} className="my-1" />
    case 'enum': return <Select {...pick(rest)} placeholder={rest.placeholder} value={asText(value)} options={(options as readonly Option[] | undefined) ?? (spec.values ?? []).map((v) => ({ value: v, label: v }))} clearable={!spec.required} onValue={(v) => onChange(v || EMPTY)} />
    case 'number': return <NumberInput {...props} />
    case 'strings': return <Tags {...props} />
    case 'enums': return <PickMany {...props} options={(spec.values ?? []).map((v) => ({ value: v, label: v }))} />
    case 'json': return <JsonInput {...props} />
    case 'secret': return <Secret {...props} />
    case 'longtext': return <Textarea {...rest} ref={ref} value={asText(value)} onChange={(e) => onChange(e.target.value || EMPTY)} />
    case 'datetime':
    case 'instant': return <DateTimeInput {...props} />
    default: return <Input {...rest} ref={ref} mono={mono} unit={spec.unit} type={spec.kind} value={asText(value)} onChange={(e) => onChange(e.target.value || EMPTY)} />
  }
}

type Bare = Pick<WidgetProps, 'id' | 'disabled' | 'aria-describedby' | 'aria-invalid'>
function pick({ id, disabled, ...rest }: Bare): Bare {
  return { id, disabled, 'aria-describedby': rest['aria-describedby'], 'aria-invalid': rest['aria-invalid'] }
}

// Typed in the zone that everything is printed in, which need not be the machine's.
function DateTimeInput({ spec, value, onChange, ref, mono: _mono, options: _options, selectedLabel: _label, ...rest }: WidgetProps) {
  const { zone } = useFormat()
  const read = (text: string): unknown => {
    const at = fromWallTime(text, zone)
    return at ? (spec.kind === 'instant' ? at : at.toISOString()) : EMPTY
  }
  return <Input {...rest} ref={ref} type="datetime-local" value={value instanceof Date || (typeof value === 'string' && value) ? toWallTime(value, zone) : ''} onChange={(e) => onChange(read(e.target.value))} />
}

// What can't be a number stays a text, for the schema to refuse.
function parseNumber(typed: string): number | string {
  if (typed.trim() === '') return EMPTY
  return Number.isFinite(Number(typed)) ? Number(typed) : typed
}

// Keeps the text as typed ("1." on the way to "1.5"); the form sees the number.
function NumberInput({ spec, value, onChange, ref, mono: _mono, options: _options, selectedLabel: _label, ...rest }: WidgetProps) {
  const [text, setText] = useState(asText(value))
  useEffect(() => { setText((now) => (parseNumber(now) === (value ?? EMPTY) ? now : asText(value))) }, [value])
  return <Input {...rest} ref={ref} inputMode={spec.integer ? 'numeric' : 'decimal'} unit={spec.unit} className="figures" value={text} onChange={(e) => { setText(e.target.value); onChange(parseNumber(e.target.value)) }} />
}

function JsonInput({ spec, value, onChange, ref, mono: _mono, options: _options, selectedLabel: _label, ...rest }: WidgetProps) {
  const t = useUiText()
  const [text, setText] = useState(value === undefined || value === null ? '' : JSON.stringify(value, null, 2))
  const [bad, setBad] = useState(false)
  const change = (typed: string) => {
    setText(typed)
    try {
      onChange(typed.trim() ? JSON.parse(typed) : EMPTY)
      setBad(false)
    } catch {
      onChange(typed) // a text where an object belongs: the schema refuses it, so it can't be saved half-typed
      setBad(true)
    }
  }
  return <><Textarea {...rest} ref={ref} mono rows={4} value={text} aria-invalid={bad || rest['aria-invalid']} onChange={(e) => change(e.target.value)} />{bad && <p className="text-sm text-fail-text">{t('form.badJson')}</p>}</>
}

function Secret({ spec, value, onChange, ref, mono: _mono, options: _options, selectedLabel: _label, ...rest }: WidgetProps) {
  const t = useUiText()
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input {...rest} ref={ref} type={shown ? 'text' : 'password'} autoComplete={/password/i.test(spec.name) ? 'new-password' : 'off'} className="pr-9" value={asText(value)} onChange={(e) => onChange(e.target.value || EMPTY)} />
      <button type="button" aria-label={t(shown ? 'form.hide' : 'form.show')} onClick={() => setShown(!shown)} className="absolute top-1/2 right-2 -translate-y-1/2 rounded-sm p-1 text-muted hover:text-ink">{shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}</button>
    </span>
  )
}

function Chips({ items, onRemove, name = (v) => v }: { items: readonly string[]; onRemove: (item: string) => void; name?: (v: string) => string }) {
  const t = useUiText()
  return items.map((item) => (
    <span key={item} className="inline-flex items-center gap-1 rounded-sm bg-raised py-px pr-0.5 pl-1.5">
      {name(item)}<button type="button" aria-label={t('form.removeItem', { item: name(item) })} onClick={() => onRemove(item)} className="rounded-xs p-0.5 text-muted hover:text-ink"><X className="size-3" /></button>
    </span>
  ))
}

/** Many texts: Enter or comma adds, Backspace takes the last one back. */
function Tags({ value, onChange, onBlur, ref, id, disabled, ...rest }: WidgetProps) {
  const t = useUiText()
  const [text, setText] = useState('')
  const items = Array.isArray(value) ? value.map(String) : []
  const add = (typed: string) => {
    const fresh = typed.split(/[,\n]/).map((s) => s.trim()).filter((s) => s && !items.includes(s))
    if (fresh.length) onChange([...items, ...fresh])
    setText('')
  }
  return (
    <span className={`${controlClass} flex min-h-[var(--control-h)] flex-wrap items-center gap-1 py-1 focus-within:border-accent`}>
      <Chips items={items} onRemove={(item) => onChange(items.filter((i) => i !== item))} />
      <input ref={ref} id={id} disabled={disabled} aria-describedby={rest['aria-describedby']} aria-invalid={rest['aria-invalid']} value={text} placeholder={items.length ? undefined : t('form.addItem')} className="min-w-24 flex-1 bg-transparent outline-none"
        onChange={(e) => (/[,\n]/.test(e.target.value) ? add(e.target.value) : setText(e.target.value))} onBlur={() => { add(text); onBlur() }}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey && text.trim()) { e.preventDefault(); add(text) }
          if (e.key === 'Backspace' && !text && items.length) onChange(items.slice(0, -1))
        }} />
    </span>
  )
}

function PickMany({ value, onChange, options, id, disabled, spec: _spec, ...rest }: WidgetProps & { options: OptionSource }) {
  const [names, setNames] = useState<{ [v: string]: string }>({})
  const items = Array.isArray(value) ? value.map(String) : []
  const fixed = typeof options === 'function' ? undefined : options
  const toggle = (v: string) => onChange(items.includes(v) ? items.filter((i) => i !== v) : [...items, v])
  if (fixed && fixed.length <= 8) return <span id={id} role="group" className="flex flex-wrap gap-x-4 gap-y-1.5 py-1">{fixed.map((o) => <Checkbox key={o.value} label={o.label} disabled={disabled} checked={items.includes(o.value)} onChecked={() => toggle(o.value)} />)}</span>
  return (
    <span className="flex flex-col gap-1.5">
      {items.length > 0 && <span className="flex flex-wrap gap-1"><Chips items={items} onRemove={toggle} name={(v) => names[v] ?? fixed?.find((o) => o.value === v)?.label ?? v} /></span>}
      <Combobox id={id} disabled={disabled} aria-describedby={rest['aria-describedby']} aria-invalid={rest['aria-invalid']} options={options} value={null} onValue={(v, o) => { if (v) { setNames({ ...names, [v]: o?.label ?? v }); toggle(v) } }} />
    </span>
  )
}
