import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { controlClass } from './input.tsx'

/** A choice: `value` is stored, `label` is read, `hint` explains. */
export interface Option { value: string; label: string; hint?: string; icon?: ReactNode; disabled?: boolean }

/** Props of `Select`. With `clearable` the first entry stands for nothing and `onValue` receives an empty string. */
export interface SelectProps {
  value?: string
  onValue: (value: string) => void
  options: readonly Option[]
  placeholder?: string
  clearable?: boolean
  disabled?: boolean
  id?: string
  className?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

// Radix forbids an empty value for an item, so nothing needs a name of its own.
const NOTHING = '\u0000none'

/** One of a few choices. For more than about fifteen use `Combobox`. */
export function Select({ value, onValue, options, placeholder, clearable, disabled, id, className, ...aria }: SelectProps) {
  const t = useUiText()
  return (
    <Radix.Root value={value ?? ''} onValueChange={(v) => onValue(v === NOTHING ? '' : v)} disabled={disabled}>
      <Radix.Trigger id={id} {...aria} className={cn(controlClass, 'flex h-[var(--control-h)] items-center justify-between gap-2 text-left data-[placeholder]:text-muted', className)}>
        <span className="truncate"><Radix.Value placeholder={placeholder ?? t('common.select')} /></span>
        <Radix.Icon><ChevronDown className="size-3.5 text-muted" /></Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content position="popper" sideOffset={4} collisionPadding={8} className="enter z-[60] max-h-[var(--radix-select-content-available-height)] min-w-[var(--radix-select-trigger-width)] overflow-hidden rounded-md border bg-surface shadow-panel">
          <Radix.Viewport className="p-1">
            {clearable && <Item option={{ value: NOTHING, label: t('common.none') }} muted />}
            {options.map((option) => <Item key={option.value} option={option} />)}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Item({ option, muted }: { option: Option; muted?: boolean }) {
  return (
    <Radix.Item value={option.value} disabled={option.disabled} className={cn('flex min-h-[var(--control-h)] cursor-default items-center gap-2 rounded-sm py-1 pr-2 pl-7 outline-none select-none relative data-[disabled]:opacity-50 data-[highlighted]:bg-raised', muted && 'text-muted')}>
      <Radix.ItemIndicator className="absolute left-2"><Check className="size-3.5 text-accent-text" /></Radix.ItemIndicator>
      {option.icon}
      <Radix.ItemText>{option.label}</Radix.ItemText>
      {option.hint && <span className="ml-auto pl-4 text-sm text-muted">{option.hint}</span>}
    </Radix.Item>
  )
}
