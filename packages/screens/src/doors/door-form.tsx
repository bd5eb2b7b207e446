import { Button, ErrorState, Field, Input, toErrorShape, type InputProps } from '@colonnade/ui'
import { ArrowRight } from 'lucide-react'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useIdentityText } from '../identity/text.ts'

/** One field of a form outside. `check` gives what is wrong with a value, or nothing. */
export interface DoorField extends Pick<InputProps, 'type' | 'autoComplete' | 'maxLength'> { name: string; label: string; help?: string; optional?: boolean; check?: (value: string, all: Values) => string | undefined }
/** What was written. */
export type Values = Record<string, string>

interface Props { fields: readonly DoorField[]; submit: string; initial?: Values; onSubmit: (values: Values) => Promise<unknown>; before?: ReactNode }

/** The few fields of a page before a session: what is wrong stands at its field, the rest on top. */
export function DoorForm({ fields, submit, initial = {}, onSubmit, before }: Props) {
  const t = useIdentityText()
  const [values, setValues] = useState<Values>(initial)
  const [wrong, setWrong] = useState<Values>({})
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const problem = (field: DoorField): string | undefined => {
    const value = values[field.name] ?? ''
    if (!value.trim()) return field.optional ? undefined : t('door.needed')
    if (field.type === 'email' && !/^\S+@\S+\.\S+$/.test(value.trim())) return t('door.badEmail')
    return field.check?.(value, values)
  }
  const go = async (event: FormEvent) => {
    event.preventDefault()
    const found = Object.fromEntries(fields.flatMap((f) => { const p = problem(f); return p ? [[f.name, p]] : [] }))
    setWrong(found)
    setFailure(undefined)
    const [first] = Object.keys(found)
    if (first) { (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus(); return }
    setBusy(true)
    try {
      await onSubmit(values)
    } catch (error) {
      const at = toErrorShape(error).fields?.filter((p) => fields.some((f) => f.name === p.path)) ?? []
      if (at.length) setWrong(Object.fromEntries(at.map((p) => [p.path, p.message])))
      else setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form noValidate className="flex flex-col gap-4" onSubmit={(e) => void go(e)}>
      {failure !== undefined && <ErrorState compact error={failure} />}
      {before}
      {fields.map((field, i) => (
        <Field key={field.name} label={field.label} help={field.help} error={wrong[field.name]} optional={field.optional}>
          <Input name={field.name} type={field.type ?? 'text'} autoComplete={field.autoComplete} maxLength={field.maxLength ?? 255} autoFocus={i === 0} className="h-10" value={values[field.name] ?? ''}
            onChange={(e) => { setValues({ ...values, [field.name]: e.target.value }); if (wrong[field.name]) setWrong(({ [field.name]: _gone, ...rest }) => rest) }}
            onBlur={() => { const p = values[field.name] ? problem(field) : undefined; if (p) setWrong((now) => ({ ...now, [field.name]: p })) }} />
        </Field>
      ))}
      <Button type="submit" look="primary" busy={busy} className="h-10 w-full">{submit}<ArrowRight /></Button>
    </form>
  )
}
