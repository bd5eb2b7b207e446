import { ContractError } from '@colonnade/contract/kernel/errors'
import { Dialog, missingIn, ResourceForm, SidePanel, toast, useFormat, useUiText, type FieldOverride } from '@colonnade/ui'
import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod'
import { useCallback, useMemo } from 'react'
import { useScreensText } from '../locales/index.ts'
import type { Entity, RowBase } from './entity.ts'

type Values = Record<string, unknown>
type AnyForm = Parameters<typeof ResourceForm<z.ZodObject>>[0]

/** Fields of `row` that a schema knows: an update refuses everything else. */
function only(shape: object, row: object): Values {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key in shape))
}

// What a field points to stands in the row by name, beside its id.
function nameIn(row: Values | undefined, field: string): string | undefined {
  const name = row?.[field === 'baremetalId' ? 'hostName' : field.replace(/Id$/, 'Name')]
  return field.endsWith('Id') && typeof name === 'string' ? name : undefined
}

// What can't be changed is no field of the form, but others may depend on it.
function knowing(row: Values | undefined, field: FieldOverride | undefined): FieldOverride {
  const { when, render } = field ?? {}
  return { ...field, ...(when && { when: (v) => when({ ...row, ...v }) }), ...(render && { render: (control, v) => render(control, { ...row, ...v }) }) }
}

function useShared<Row extends RowBase>(entity: Entity<Row>, schema: z.ZodObject, row?: Row) {
  return useMemo(() => ({
    schema, text: entity.form?.text, printValue: entity.fieldValue, fields: Object.fromEntries(Object.entries(entity.form?.fields ?? {}).map(([name, field]) => [name, { selectedLabel: nameIn(row as Values | undefined, name), ...knowing(row as Values | undefined, field) }])) as AnyForm['fields'],
    sections: entity.form?.sections?.map((s) => ({ ...s, fields: s.fields.filter((f) => f in schema.shape) })).filter((s) => s.fields.length),
  }), [entity, schema, row])
}

/** Marks everything read from an entity as old. */
export function useRefresh(path: readonly [string, string]): () => Promise<void> {
  const queries = useQueryClient()
  const entity = path[1]
  return useCallback(() => queries.invalidateQueries({ predicate: ({ queryKey }) => Array.isArray(queryKey[0]) && (queryKey[0] as unknown[])[1] === entity }), [queries, entity])
}

/** The form of a present record; sends only what changed, with the version the edit is based on. */
export function EditForm<Row extends RowBase>({ entity, row, onDone }: { entity: Entity<Row>; row: Row; onDone: () => void }) {
  const t = useScreensText()
  const refresh = useRefresh(entity.path)
  // Optional on the wire, but a name emptied in the form is a mistake: what a new record needs stays needed.
  const schema = useMemo(() => {
    const made = entity.schemas.create.shape
    const shape = Object.fromEntries(Object.entries(entity.schemas.update.shape).map(([name, type]) => [name, made[name] && !(made[name] as z.ZodType).safeParse(undefined).success ? made[name] : type]))
    return z.object(shape as z.ZodRawShape)
  }, [entity.schemas])
  const shared = useShared(entity, schema, row)
  const save = async (_values: Values, { changed, version }: { changed: Values; version?: number }) => {
    if (Object.keys(changed).length) await entity.api.update!.mutate({ id: row.id, version: version ?? row.version, patch: changed } as never)
    await refresh()
    toast.success(t('resource.saved'))
    onDone()
  }
  return <ResourceForm {...shared} defaultValues={only(schema.shape, row) as never} version={row.version} onSubmit={save as never} onCancel={onDone} draftKey={`${entity.path.join('.')}.${row.id}`} />
}

/** A new record in a panel; leads to it when it is made. */
export function CreatePanel<Row extends RowBase>({ entity, onClose, onCreated }: { entity: Entity<Row>; onClose: () => void; onCreated: (row: Row) => void }) {
  const t = useScreensText()
  const refresh = useRefresh(entity.path)
  const shared = useShared(entity, entity.schemas.create)
  const create = async (values: Values) => {
    const row = await entity.api.create!.mutate(values as never)
    void refresh()
    toast.success(t('resource.created'))
    onCreated(row)
  }
  return (
    <SidePanel open onClose={onClose} title={t('resource.newTitle', { one: entity.words.one })}>
      <ResourceForm {...shared} defaultValues={entity.form?.defaults as never} onSubmit={create as never} onCancel={onClose} draftKey={`${entity.path.join('.')}.new`} />
    </SidePanel>
  )
}

/** The same change to many rows: only fields that were filled in are sent. `onGone` hears of rows that were deleted meanwhile; saved again, the others are changed. */
export function BulkEdit<Row extends RowBase>({ entity, rows, onClose, onDone, onGone }: { entity: Entity<Row>; rows: readonly Row[]; onClose: () => void; onDone: () => void; onGone: (ids: readonly string[]) => void }) {
  const t = useScreensText()
  const ui = useUiText()
  const f = useFormat()
  const refresh = useRefresh(entity.path)
  const schema = useMemo(() => {
    const shape = entity.schemas.update.shape
    return z.object(Object.fromEntries((entity.bulkFields ?? []).flatMap((name) => (shape[name] ? [[name, shape[name]]] : []))) as z.ZodRawShape)
  }, [entity])
  const shared = useShared(entity, schema)
  const n = f.number(rows.length)
  const apply = async (_values: Values, { changed }: { changed: Values }) => {
    if (Object.keys(changed).length) {
      const { changed: count } = await entity.api.bulkUpdate!.mutate({ ids: rows.map((r) => r.id), patch: changed } as never).catch((error: unknown) => {
        const missing = missingIn(error)
        if (!missing.length || missing.length === rows.length) throw error
        onGone(missing)
        throw new ContractError('NOT_FOUND', 'some_gone', ui('table.someGone', { n: f.number(missing.length) }), { remedy: ui('table.someGoneRemedy') })
      })
      await refresh()
      toast.success(t('resource.changed', { n: f.number(count) }))
    }
    onDone()
  }
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('resource.bulkEditTitle', { n })} description={t('resource.bulkEditLine')}>
      <ResourceForm {...shared} onSubmit={apply as never} submitLabel={t('resource.apply')} onCancel={onClose} />
    </Dialog>
  )
}
