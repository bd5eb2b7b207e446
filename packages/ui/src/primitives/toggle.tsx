import { Check, Minus } from 'lucide-react'
import { Checkbox as RadixCheckbox, Switch as RadixSwitch } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'

/** Props shared by `Checkbox` and `Switch`. */
export interface ToggleProps {
  checked: boolean | 'indeterminate'
  onChecked: (checked: boolean) => void
  label?: ReactNode
  disabled?: boolean
  id?: string
  tabIndex?: number
  className?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  'aria-labelledby'?: string
}

function Labelled({ label, children }: { label?: ReactNode; children: ReactNode }) {
  return label === undefined ? children : <label className="inline-flex items-center gap-2 select-none">{children}<span>{label}</span></label>
}

/** A box to tick; `indeterminate` for some of many. */
export function Checkbox({ checked, onChecked, label, className, ...rest }: ToggleProps) {
  return (
    <Labelled label={label}>
      <RadixCheckbox.Root checked={checked} onCheckedChange={(c) => onChecked(c === true)} {...rest}
        className={cn('grid size-4 shrink-0 place-items-center rounded-xs border border-line-strong bg-surface text-on-accent transition-colors hover:border-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent disabled:opacity-50', className)}>
        <RadixCheckbox.Indicator>{checked === 'indeterminate' ? <Minus className="size-3" strokeWidth={3} /> : <Check className="size-3" strokeWidth={3} />}</RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
    </Labelled>
  )
}

/** On or off, at once. */
export function Switch({ checked, onChecked, label, className, ...rest }: ToggleProps) {
  return (
    <Labelled label={label}>
      <RadixSwitch.Root checked={checked === true} onCheckedChange={onChecked} {...rest}
        className={cn('relative h-[18px] w-8 shrink-0 rounded-full border border-line-strong bg-raised transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent disabled:opacity-50', className)}>
        <RadixSwitch.Thumb className="block size-3 translate-x-[2px] rounded-full bg-muted transition-transform data-[state=checked]:translate-x-[16px] data-[state=checked]:bg-on-accent" />
      </RadixSwitch.Root>
    </Labelled>
  )
}
