import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Check, ChevronDown, X } from 'lucide-react'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { cn } from '../lib/cn.ts'
import { useDebounced } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { controlClass } from './input.tsx'
import { Popover } from './menu.tsx'
import type { Option } from './select.tsx'

/** Where choices come from: a fixed list, or a search on the server. */
export type OptionSource = readonly Option[] | ((search: string) => Promise<readonly Option[]>)

/** Props of `Combobox`. `selectedLabel` names a value that a server search has not returned yet. */
export interface ComboboxProps {
  value?: string | null
  onValue: (value: string | null, option?: Option) => void
  options: OptionSource
  selectedLabel?: string
  placeholder?: string
  clearable?: boolean
  disabled?: boolean
  id?: string
  className?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** One of many, found by typing. */
export function Combobox({ value, onValue, options, selectedLabel, placeholder, clearable, disabled, id, className, ...aria }: ComboboxProps) {
  const t = useUiText()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<Option>()
  const fixed = typeof options === 'function' ? undefined : options
  const name = (chosen && chosen.value === value ? chosen.label : undefined) ?? fixed?.find((o) => o.value === value)?.label ?? selectedLabel ?? value
  return (
    <span className={cn('relative block h-[var(--control-h)]', className)}>
      <Popover open={open} onOpenChange={setOpen} className="w-[max(var(--radix-popover-trigger-width),14rem)] p-0" label={aria['aria-label']}
        trigger={
          <button type="button" role="combobox" aria-expanded={open} id={id} disabled={disabled} {...aria} className={cn(controlClass, 'flex h-[var(--control-h)] items-center justify-between gap-2 text-left', 'pr-8', !name && 'text-muted', clearable && value && 'pr-14')}>
            <span className="truncate">{name || placeholder || t('common.select')}</span>
            <ChevronDown className="absolute right-2.5 size-3.5 text-muted" />
          </button>
        }>
        <OptionList options={options} value={value ? [value] : []} onPick={(option) => { setChosen(option); onValue(option.value, option); setOpen(false) }} />
      </Popover>
      {clearable && value && !disabled && (
        <button type="button" aria-label={t('common.clear')} onClick={() => onValue(null)} className="absolute top-1/2 right-7 -translate-y-1/2 rounded-sm p-[5px] text-muted hover:text-ink"><X className="size-3.5" /></button>
      )}
    </span>
  )
}

/** A searchable list of choices; the inside of `Combobox`, and of filter editors. */
export function OptionList({ options, value, onPick }: { options: OptionSource; value: readonly string[]; onPick: (option: Option) => void }) {
  const t = useUiText()
  const scope = useId()
  const [search, setSearch] = useState('')
  const settled = useDebounced(search.trim(), 180)
  const remote = typeof options === 'function'
  const found = useQuery({ queryKey: ['colonnade-ui', 'options', scope, settled], queryFn: () => (remote ? options(settled) : []), enabled: remote, staleTime: 10_000, placeholderData: (before) => before })
  const list = remote ? (found.data ?? []) : options
  // What stands there may still answer what was typed before: Enter must not take that, so it is remembered until the answer has come, and takes the first of it.
  const late = remote && !found.isError && (search.trim() !== settled || found.isPending || found.isPlaceholderData)
  const [marked, setMarked] = useState('')
  const [entered, setEntered] = useState(false)
  const current = list.some((o) => o.value === marked) ? marked : (list[0]?.value ?? '')
  const type = (text: string) => { setSearch(text); setMarked(''); setEntered(false) }
  const first = list.find((o) => o.value === current && !o.disabled)
  useEffect(() => {
    if (late || !entered) return
    setEntered(false)
    if (first) onPick(first)
  }, [late, entered, first, onPick])
  const hurry = (e: KeyboardEvent) => {
    if (e.key !== 'Enter' || !late || e.nativeEvent.isComposing) return
    e.preventDefault()
    // the key that opened the list, still held, asks for nothing
    if (search.trim() && !e.repeat) setEntered(true)
  }
  const controlled = remote ? { value: current, onValueChange: (next: string) => { if (!late) setMarked(next) } } : {}
  return (
    <Command shouldFilter={!remote} onKeyDown={hurry} {...controlled} className="flex flex-col">
      <Command.Input autoFocus value={search} onValueChange={type} placeholder={t('common.typeToSearch')} className="h-9 border-b bg-transparent px-3 outline-none" />
      <Command.List className="max-h-64 overflow-y-auto p-1" aria-busy={late || (remote && found.isFetching)}>
        {found.isError
          ? <p className="px-2 py-3 text-sm text-fail-text">{t('palette.failed')}</p>
          : <Command.Empty className="px-2 py-3 text-sm text-muted">{remote && found.isPending ? t('common.loading') : t('common.noMatch')}</Command.Empty>}
        {list.map((option) => (
          <Command.Item key={option.value} value={option.value} keywords={[option.label, option.hint ?? '']} disabled={option.disabled} onSelect={() => onPick(option)}
            className="relative flex min-h-[calc(var(--control-h)-2px)] cursor-default items-center gap-2 rounded-sm py-1 pr-2 pl-7 data-[disabled=true]:opacity-50 data-[selected=true]:bg-raised">
            {value.includes(option.value) && <Check className="absolute left-2 size-3.5 text-accent-text" />}
            {option.icon}<span className="truncate">{option.label}</span>
            {option.hint && <span className="figures ml-auto pl-3 text-sm text-muted">{option.hint}</span>}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}
