import { Input, type FieldOverride } from '@colonnade/ui'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** An e-mail address in a form: one line, whatever else its schema allows on the way. */
export const emailField: FieldOverride = {
  render: ({ value, onChange, onBlur, ref, id, disabled, ...aria }) => <Input ref={ref} id={id} disabled={disabled} type="email" inputMode="email" autoComplete="off" maxLength={254} aria-describedby={aria['aria-describedby']} aria-invalid={aria['aria-invalid']} value={text(value)} onBlur={onBlur} onChange={(e) => onChange(e.target.value)} />,
}
