import { fieldKind, unwrap } from '@colonnade/contract/kernel/entity'
import { Button, describeSchema, ImportWizard, PageHeader, type ImportField, type ImportInput } from '@colonnade/ui'
import { ArrowLeft } from 'lucide-react'
import { useMemo } from 'react'
import type * as z from 'zod'
import { useClient } from '../api/api-context.ts'
import { awaitJob } from '../jobs/use-jobs.ts'
import { useScreensText } from '../locales/index.ts'
import type { Entity, RowBase } from './entity.ts'
import { useRefresh } from './forms.tsx'
import { useRowProblem } from './row-problems.ts'

const typeOf = (schema: z.ZodType): ImportField['type'] => {
  const kind = fieldKind(schema)
  return kind === 'integer' || kind === 'number' || kind === 'decimal' ? 'number' : kind === 'boolean' ? 'boolean' : kind === 'instant' ? 'date' : kind === 'enum' ? 'enum' : 'text'
}

/** The fields rows of an entity are imported into: what its create schema takes and a row shows, with the entity's own words. */
export function importFields<Row extends RowBase>(entity: Entity<Row>): ImportField[] {
  const { create, output } = entity.schemas
  const say = entity.form?.text ?? ((_key: string, fallback: string) => fallback)
  return describeSchema(create).filter((spec) => spec.name in output.shape && !entity.import?.leaveOut?.includes(spec.name)).map((spec) => {
    const schema = create.shape[spec.name] as z.ZodType
    const kind = typeOf(schema)
    const own = entity.import?.fields?.[spec.name]
    return {
      name: spec.name, label: entity.form?.fields?.[spec.name]?.label ?? say(`${spec.name}.label`, spec.label), type: kind, required: spec.required && spec.defaultValue === undefined, unit: entity.form?.fields?.[spec.name]?.unit ?? spec.unit,
      ...(kind === 'enum' ? { options: Object.values((unwrap(schema) as unknown as { def: { entries: Record<string, string> } }).def.entries).map((value) => ({ value, label: say(`${spec.name}.option.${value}`, value) })) } : {}), ...own,
    }
  })
}

/** CSV in: columns mapped, every row checked on the server, then all or nothing as a job that survives a reload. */
export function ImportPage<Row extends RowBase>({ entity, onClose, title }: { entity: Entity<Row>; onClose: () => void; title?: string }) {
  const t = useScreensText()
  const client = useClient()
  const refresh = useRefresh(entity.path)
  const say = useRowProblem()
  const fields = useMemo(() => importFields(entity), [entity])
  const sent = (input: ImportInput) => ({ csv: input.csv, mapping: Object.fromEntries(Object.entries(input.mapping).filter(([, s]) => s.column !== undefined || s.constant)) })
  const dryRun = async (input: ImportInput) => {
    const found = await entity.api.importDryRun!.mutate(sent(input))
    return { rows: found.rows, errors: found.problems.map((p) => ({ ...p, message: say(p.message) })) }
  }
  const commit = async (input: ImportInput, progress: (share: number) => void) => {
    const { jobId } = await entity.api.import!.mutate(sent(input))
    const result = await awaitJob(client, jobId, progress)
    await refresh()
    return { rows: Number(result['imported'] ?? 0) }
  }
  return (
    <div className="mx-auto w-full max-w-[980px] px-6 py-5 max-sm:px-4">
      <Button look="ghost" size="sm" icon={<ArrowLeft />} onClick={onClose} className="-ml-2 mb-3 text-muted">{t('resource.back', { many: entity.words.many })}</Button>
      <PageHeader title={title ?? t('resource.importTitle', { many: entity.words.many })} />
      <ImportWizard fields={fields} initialMapping={entity.import?.mapping} onDryRun={dryRun} onCommit={commit} doneAction={<Button look="primary" onClick={onClose}>{t('resource.seeImported')}</Button>} />
    </div>
  )
}
