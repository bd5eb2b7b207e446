import { Search, X } from 'lucide-react'
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'

/** Classes every text-like control shares. The border is strong enough to be seen as a control (3:1). */
export const controlClass = cn(
  'w-full min-w-0 rounded-md border border-line-strong/70 bg-surface px-2.5 text-ink transition-colors',
  'hover:border-line-strong focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent',
  'aria-invalid:border-fail disabled:cursor-not-allowed disabled:bg-raised disabled:text-muted [&[readonly]]:bg-raised',
)

/** Props of `Input`: any input attribute, `mono` for identifiers, `unit` printed at the end. */
export interface InputProps extends InputHTMLAttributes<HTMLInputElement> { mono?: boolean; unit?: ReactNode; ref?: Ref<HTMLInputElement> }

/** One line of text. */
export function Input({ className, mono, unit, ...rest }: InputProps) {
  const field = <input className={cn(controlClass, 'h-[var(--control-h)]', mono && 'figures', unit && 'pr-12', className)} {...rest} />
  if (!unit) return field
  return (
    <span className="relative block">
      {field}
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted">{unit}</span>
    </span>
  )
}

/** Props of `Textarea`. */
export interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> { mono?: boolean; ref?: Ref<HTMLTextAreaElement> }

/** Several lines of text; grows with its content where the browser can. */
export function Textarea({ className, mono, rows = 3, ...rest }: TextareaProps) {
  return <textarea rows={rows} className={cn(controlClass, 'field-sizing-content min-h-[4.5em] max-h-96 py-1.5', mono && 'figures', className)} {...rest} />
}

/** A search box with a way to clear it. */
export function SearchInput({ value, onValue, className, ref, ...rest }: Omit<InputProps, 'value' | 'onChange'> & { value: string; onValue: (value: string) => void }) {
  const t = useUiText()
  return (
    <span className={cn('relative block h-[var(--control-h)]', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted" />
      <input ref={ref} type="text" role="searchbox" autoComplete="off" spellCheck={false} value={value} onChange={(e) => onValue(e.target.value)} className={cn(controlClass, 'h-[var(--control-h)] pr-7 pl-8')} {...rest} />
      {value && (
        <button type="button" aria-label={t('common.clear')} onClick={() => onValue('')} className="absolute top-1/2 right-1.5 grid size-6 -translate-y-1/2 place-items-center rounded-sm text-muted hover:text-ink"><X className="size-3.5" /></button>
      )}
    </span>
  )
}
