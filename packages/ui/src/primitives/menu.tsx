import { Check } from 'lucide-react'
import { DropdownMenu as Radix, Popover as RadixPopover } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { Kbd } from './text.tsx'

/** An entry of a menu; `separator` and `heading` structure it; `checked` makes it a choice. */
export type MenuItem =
  | { kind?: 'item'; id: string; label: ReactNode; icon?: ReactNode; hint?: string; danger?: boolean; disabled?: boolean; checked?: boolean; keepOpen?: boolean; onSelect: () => void }
  | { kind: 'separator'; id: string }
  | { kind: 'heading'; id: string; label: ReactNode }

const surface = 'enter z-[60] rounded-md border bg-surface p-1 shadow-panel focus:outline-none'
const row = 'flex min-h-[calc(var(--control-h)-2px)] cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-raised [&_svg]:size-[1.1em] [&_svg]:shrink-0'

/** A menu under a trigger (the only child, a button). */
export function DropdownMenu({ items, children, align = 'end', side = 'bottom', label }: { items: readonly MenuItem[]; children: ReactElement; align?: 'start' | 'center' | 'end'; side?: 'top' | 'right' | 'bottom' | 'left'; label?: string }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align={align} side={side} sideOffset={4} collisionPadding={8} aria-label={label} className={cn(surface, 'max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-44 overflow-y-auto')}>
          {items.map((item) => <Entry key={item.id} item={item} />)}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Entry({ item }: { item: MenuItem }) {
  if (item.kind === 'separator') return <Radix.Separator className="my-1 h-px bg-line" />
  if (item.kind === 'heading') return <Radix.Label className="px-2 pt-1.5 pb-0.5 text-sm text-muted">{item.label}</Radix.Label>
  const select = (event: Event) => { if (item.keepOpen) event.preventDefault(); item.onSelect() }
  const inside = <><span className="min-w-0 flex-1 truncate">{item.label}</span>{item.hint && <Kbd>{item.hint}</Kbd>}</>
  if (item.checked !== undefined) {
    return (
      <Radix.CheckboxItem checked={item.checked} disabled={item.disabled} onSelect={select} className={cn(row, 'relative pl-7')}>
        <Radix.ItemIndicator className="absolute left-2"><Check className="text-accent-text" /></Radix.ItemIndicator>
        {item.icon}{inside}
      </Radix.CheckboxItem>
    )
  }
  return <Radix.Item disabled={item.disabled} onSelect={select} className={cn(row, item.danger && 'text-fail-text data-[highlighted]:bg-fail-soft')}>{item.icon}{inside}</Radix.Item>
}

/** A small surface under a trigger for controls that are more than a menu. */
export function Popover({ trigger, children, open, onOpenChange, align = 'start', className, label }: { trigger: ReactElement; children: ReactNode; open?: boolean; onOpenChange?: (open: boolean) => void; align?: 'start' | 'center' | 'end'; className?: string; label?: string }) {
  return (
    <RadixPopover.Root open={open} onOpenChange={onOpenChange}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content align={align} sideOffset={4} collisionPadding={8} aria-label={label} className={cn(surface, 'max-w-[calc(100vw-16px)] p-3', className)}>{children}</RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  )
}
