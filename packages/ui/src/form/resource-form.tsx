import { zodResolver } from '@hookform/resolvers/zod'
import type { FieldConflict } from '@colonnade/contract/kernel/errors'
import { useMemo, useState, type ReactNode } from 'react'
import { Controller, useForm, type FieldErrors, type Resolver, type UseFormReturn } from 'react-hook-form'
import type * as z from 'zod'
import { cn } from '../lib/cn.ts'
import { toErrorShape } from '../lib/errors.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button } from '../primitives/button.tsx'
import type { OptionSource } from '../primitives/combobox.tsx'
import { Field } from '../primitives/field.tsx'
import type { Option } from '../primitives/select.tsx'
import { ErrorState } from '../primitives/states.tsx'
import { Kbd } from '../primitives/text.tsx'
import { changedByOthers, changedFields, mergeConflict, type ConflictChoices } from './conflict.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { ProblemList } from './problem-list.tsx'
import { describeSchema, initialValues, withoutEmpties, type FieldSpec } from './schema.ts'
import { issueMessage } from './issue-message.ts'
import { useBase } from './use-base.ts'
import { useDraft } from './use-draft.ts'
import { Widget, type WidgetProps } from './widgets.tsx'

type Values = Record<string, unknown>

/** What the schema can't say about a field. `render` replaces the control; `options` makes it a choice, a function searches the server. */
export interface FieldOverride {
  label?: string
  help?: ReactNode
  options?: OptionSource
  /** Name of the present value when `options` searches the server. */
  selectedLabel?: string
  placeholder?: string
  unit?: string
  mono?: boolean
  hidden?: boolean
  disabled?: boolean
  render?: (control: WidgetProps, values: Values) => ReactNode
  /** Shown only while this holds for the form's values. */
  when?: (values: Values) => boolean
}

/** With a submit: only the fields that differ from the start, and the version the edit is based on. */
export interface SubmitContext { changed: Values; version?: number }

/** Props of `ResourceForm`. `onSubmit` gets the parsed values; what it throws is shown at the fields, on top, or as a conflict. */
export interface ResourceFormProps<S extends z.ZodObject> {
  schema: S
  defaultValues?: Partial<z.input<S>>
  onSubmit: (values: z.output<S>, context: SubmitContext) => unknown
  /** Version of the record being edited; after a conflict the server's newer one is passed on. */
  version?: number
  fields?: { [K in keyof z.input<S> & string]?: FieldOverride }
  /** Fields under headings; those not named come last without one. */
  sections?: readonly { title: string; fields: readonly (keyof z.input<S> & string)[] }[]
  /** Words in the reader's language: `name.label`, `name.help`, `name.option.value`. */
  text?: (key: string, fallback: string) => string
  /** A value in the reader's words, for the question which of two to keep. */
  printValue?: (name: string, value: unknown) => ReactNode
  submitLabel?: string
  onCancel?: () => void
  /** Unsaved values are kept on this machine under the key, for this site and person, until they are saved or discarded. Secrets never are. */
  draftKey?: string
  readOnly?: boolean
  className?: string
}

/** A form made from a zod object: one column, labels above, help under, Ctrl/Cmd-Enter saves. */
export function ResourceForm<S extends z.ZodObject>(props: ResourceFormProps<S>) {
  const { schema, onSubmit, version, onCancel, submitLabel, draftKey, readOnly, className } = props
  const t = useUiText()
  const specs = useMemo(() => describeSchema(schema), [schema])
  const now = initialValues(specs, props.defaultValues as Values)
  const resolver = useMemo((): Resolver<Values> => {
    const inner = zodResolver(schema as never, { error: (issue) => issueMessage(issue as never, t) }) as unknown as Resolver<Values>
    return (values, context, options) => inner(withoutEmpties(specs, values), context, options)
  }, [schema, specs, t])
  const form = useForm<Values>({ resolver, defaultValues: now, mode: 'onTouched' })
  const base = useBase(form, { values: now, version })
  const draft = useDraft(form, base, draftKey, specs.filter((s) => s.kind === 'secret').map((s) => s.name))
  const [failure, setFailure] = useState<unknown>()
  const [conflict, setConflict] = useState<{ conflicts: FieldConflict[]; values: Values; version?: number }>()
  const { isSubmitting, errors, isDirty } = form.formState
  const labelOf = (name: string) => { const spec = specs.find((s) => s.name === name); return spec ? words(spec, props).label : name }

  const print = (name: string, value: unknown) => (value === null || value === '' || typeof value === 'object' ? undefined : specs.find((s) => s.name === name)?.values?.includes(String(value)) ? words(specs.find((s) => s.name === name)!, props).option(String(value)) : props.printValue?.(name, value))

  const send = async (values: Values, again = 3): Promise<void> => {
    setFailure(undefined)
    try {
      await onSubmit(values as z.output<S>, { changed: changedFields(values, base.get().values), version: base.get().version })
      base.set({ ...base.get(), values: { ...base.get().values, ...values } })
      form.reset({ ...form.getValues(), ...values })
      draft.saved()
    } catch (error) {
      const shape = toErrorShape(error)
      if (shape.conflicts?.length) return clash(values, shape.conflicts, shape.currentVersion, again)
      for (const problem of shape.fields ?? []) form.setError(problem.path.replace(/^(data|input)\./, ''), { type: 'server', message: problem.message })
      if (!shape.fields?.length) setFailure(error)
    }
  }
  // Others changed the record, but perhaps none of the fields changed here: then there is nothing to ask.
  const clash = async (values: Values, all: readonly FieldConflict[], version: number | undefined, again: number): Promise<void> => {
    const conflicts = changedByOthers(all, base.get().values)
    if (conflicts.length || version === undefined || !again) return setConflict({ conflicts: conflicts.length ? conflicts : [...all], values, version })
    base.set({ ...base.get(), version })
    return send(values, again - 1)
  }
  const resolve = async (choices: ConflictChoices) => {
    if (!conflict) return
    const theirs = Object.fromEntries(conflict.conflicts.map((c) => [c.field, c.theirs]))
    base.set({ values: { ...base.get().values, ...theirs }, version: conflict.version ?? base.get().version })
    for (const c of conflict.conflicts) if (choices[c.field] === 'theirs') form.setValue(c.field, c.theirs)
    setConflict(undefined)
    await send(mergeConflict(conflict.values, conflict.conflicts, choices))
  }
  const submit = form.handleSubmit((values) => send(values))

  return (
    <form noValidate className={cn('flex max-w-2xl flex-col gap-4', className)} onSubmit={(e) => void submit(e)}
      onKeyDown={(e) => { if (e.key === 'Enter' && (e.metaKey || e.ctrlKey)) { e.preventDefault(); void submit() } }}>
      {draft.restored && <p role="status" className="flex flex-wrap items-center justify-between gap-2 rounded-md border bg-warn-soft px-3 py-1.5">{t('form.draft')}<Button size="sm" look="ghost" onClick={draft.discard}>{t('form.discardDraft')}</Button></p>}
      {failure !== undefined && <ErrorState compact error={failure} />}
      <ProblemList errors={errors as FieldErrors<Values>} count={form.formState.submitCount} labelOf={labelOf} onGo={(name) => form.setFocus(name)} />
      <fieldset disabled={readOnly} className="contents">
        {grouped(specs, props.sections).map((group, i) => (
          <div key={group.title ?? i} className="flex flex-col gap-4 has-[>h3:only-child]:hidden">
            {group.title && <h3 className={cn('border-b pb-1', i > 0 && 'mt-3')}>{group.title}</h3>}
            {group.specs.map((spec) => <FormField key={spec.name} spec={spec} form={form} props={props as unknown as AnyProps} />)}
          </div>
        ))}
      </fieldset>
      {!readOnly && (
        <div className="sticky bottom-[var(--phone-bar-h)] in-[[data-dialog-body]]:bottom-0 -mx-1 flex items-center gap-2 bg-[linear-gradient(to_bottom,transparent,var(--surface)_12px)] px-1 pt-4 pb-1">
          <Button type="submit" look="primary" busy={isSubmitting}>{isSubmitting ? t('form.saving') : (submitLabel ?? t('common.save'))}</Button>
          {onCancel && <Button look="ghost" onClick={onCancel}>{t('common.cancel')}</Button>}
          <span className="ml-auto flex items-center gap-2 text-sm text-muted">{isDirty && <span role="status">{t('form.unsaved')}</span>}<span title={t('form.shortcut')} className="max-sm:hidden"><Kbd>mod ↵</Kbd></span></span>
        </div>
      )}
      <ConflictDialog open={conflict !== undefined} onOpenChange={(open) => { if (!open) setConflict(undefined) }} conflicts={conflict?.conflicts ?? []} onResolve={resolve} fieldLabel={labelOf} print={print} />
    </form>
  )
}

type AnyProps = Pick<ResourceFormProps<z.ZodObject>, 'text' | 'readOnly'> & { fields?: { [name: string]: FieldOverride | undefined } }

function words(spec: FieldSpec, { text, fields }: { text?: (key: string, fallback: string) => string; fields?: object }) {
  const override = (fields as AnyProps['fields'])?.[spec.name]
  const say = text ?? ((_key: string, fallback: string) => fallback)
  return { label: override?.label ?? say(`${spec.name}.label`, spec.label), help: override?.help ?? (say(`${spec.name}.help`, spec.help ?? '') || undefined), option: (v: string) => say(`${spec.name}.option.${v}`, v) }
}

function FormField({ spec, form, props }: { spec: FieldSpec; form: UseFormReturn<Values>; props: AnyProps }) {
  const override = props.fields?.[spec.name] ?? {}
  const { label, help, option } = words(spec, props)
  const values = override.when || override.render ? form.watch() : {}
  if (override.hidden || (override.when && !override.when(values))) return null
  const options: OptionSource | undefined = override.options ?? (spec.kind === 'enum' && spec.values && spec.values.length > 15 ? spec.values.map((v): Option => ({ value: v, label: option(v) })) : undefined)
  const named = spec.values && !override.options ? { ...spec, values: spec.values, widget: 'select' } : spec
  return (
    <Controller name={spec.name} control={form.control} render={({ field, fieldState }) => {
      const control: WidgetProps = {
        spec: { ...named, unit: override.unit ?? spec.unit }, value: field.value, onChange: field.onChange, onBlur: field.onBlur, ref: field.ref, mono: override.mono, placeholder: override.placeholder, selectedLabel: override.selectedLabel, disabled: override.disabled || props.readOnly,
        options: options ?? (spec.kind === 'enum' || spec.kind === 'enums' ? spec.values?.map((v) => ({ value: v, label: option(v) })) : undefined),
      }
      return (
        <Field label={label} help={help} error={message(fieldState.error)} required={spec.required} optional={!spec.required && spec.kind !== 'boolean' && spec.defaultValue === undefined}>
          {override.render ? <Custom control={control} draw={(c) => override.render?.(c, values)} /> : <Widget {...control} />}
        </Field>
      )
    }} />
  )
}

// `Field` clones its child to hand over id and aria; this passes them on to a custom control.
function Custom({ control, draw, ...given }: { control: WidgetProps; draw: (control: WidgetProps) => ReactNode }) {
  return draw({ ...control, ...given })
}

function message(error: { message?: string } | undefined): string | undefined {
  if (!error) return undefined
  return error.message ?? Object.values(error as Record<string, { message?: string }>).find((e) => e?.message)?.message
}

function grouped(specs: readonly FieldSpec[], sections: ResourceFormProps<z.ZodObject>['sections'] = []): { title?: string; specs: FieldSpec[] }[] {
  const named = new Set(sections.flatMap((s) => s.fields as readonly string[]))
  const groups = sections.map((s) => ({ title: s.title as string | undefined, specs: (s.fields as readonly string[]).flatMap((n) => specs.find((spec) => spec.name === n) ?? []) }))
  const rest = specs.filter((s) => !named.has(s.name))
  return rest.length ? [...groups, { specs: rest }] : groups
}
