import { Slot } from 'radix-ui'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cn } from '../lib/cn.ts'
import { Tooltip } from './tooltip.tsx'

const looks = {
  primary: 'bg-accent text-on-accent border-transparent hover:bg-[color-mix(in_oklab,var(--accent)_88%,var(--ink))]',
  secondary: 'bg-surface text-ink border-line hover:bg-raised hover:border-line-strong',
  ghost: 'bg-transparent text-ink border-transparent hover:bg-raised',
  danger: 'bg-fail text-on-fail border-transparent hover:bg-[color-mix(in_oklab,var(--fail)_88%,var(--ink))]',
  link: 'bg-transparent border-transparent text-accent-text px-0! underline-offset-3 hover:underline',
} as const

/** Looks of a button: one `primary` per view, `danger` only for what can't be undone. */
export type ButtonLook = keyof typeof looks

/** Props of `Button`: any button attribute plus look, size, icon, `busy` (disabled, and said so) and `asChild` for links. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook
  size?: 'sm' | 'md'
  icon?: ReactNode
  busy?: boolean
  asChild?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button. `asChild` lends the look to a link given as the only child. */
export function Button({ look = 'secondary', size = 'md', icon, busy, asChild, className, children, disabled, type = 'button', ...rest }: ButtonProps) {
  const classes = cn(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none transition-colors',
    'disabled:opacity-55 disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-[1.15em] [&_svg]:shrink-0',
    size === 'sm' ? 'h-[calc(var(--control-h)-4px)] px-2 text-sm' : 'h-[var(--control-h)] px-3',
    looks[look], className,
  )
  if (asChild) return <Slot.Root className={classes} {...rest}>{children}</Slot.Root>
  return (
    <button type={type} className={classes} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {icon}
      {busy ? <span className="pulse-slow">{children}</span> : children}
    </button>
  )
}

/** Props of `IconButton`: `label` is both the tooltip and the accessible name. */
export interface IconButtonProps extends Omit<ButtonProps, 'icon' | 'children' | 'asChild'> { label: string; children: ReactNode; hint?: string }

/** A square button with an icon only. `hint` is a keyboard shortcut shown in the tooltip. */
export function IconButton({ label, hint, look = 'ghost', size = 'md', className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label} hint={hint}>
      <Button look={look} size={size} aria-label={label} className={cn('px-0! text-muted hover:text-ink', size === 'sm' ? 'w-[calc(var(--control-h)-4px)]' : 'w-[var(--control-h)]', className)} {...rest}>{children}</Button>
    </Tooltip>
  )
}
