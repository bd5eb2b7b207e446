import { Label as Radix } from 'radix-ui'
import { cloneElement, isValidElement, useId, type ReactElement, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'

/** The name above a control. */
export function Label({ children, htmlFor, className, id }: { children: ReactNode; htmlFor?: string; className?: string; id?: string }) {
  return <Radix.Root id={id} htmlFor={htmlFor} className={cn('font-medium text-ink select-none', className)}>{children}</Radix.Root>
}

/** Props of `Field`. The only child is the control; it receives id, aria-describedby, aria-invalid and aria-required. */
export interface FieldProps { label: ReactNode; help?: ReactNode; error?: ReactNode; required?: boolean; optional?: boolean; id?: string; className?: string; children: ReactElement }

/** Label above, control, help under, error at the field. */
export function Field({ label, help, error, required, optional, id: given, className, children }: FieldProps) {
  const t = useUiText()
  const own = useId()
  const id = given ?? own
  const described = cn(help && `${id}-help`, error && `${id}-error`) || undefined
  const control = isValidElement<Record<string, unknown>>(children)
    ? cloneElement(children, { id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined, 'aria-required': required || undefined })
    : children
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <Label htmlFor={id} id={`${id}-label`}>{label}{required && <span aria-hidden className="text-fail-text"> *</span>}</Label>
        {optional && <span className="text-sm text-muted">{t('common.optional')}</span>}
      </div>
      {control}
      {help && <p id={`${id}-help`} className="text-sm text-muted">{help}</p>}
      {error && <p id={`${id}-error`} role="alert" className="text-sm font-medium text-fail-text">{error}</p>}
    </div>
  )
}
