import type { Drift, ReconcileResult } from '@colonnade/contract/datacenter'
import { useClient, useRefresh } from '@colonnade/screens'
import { Button, Card, Mono, StatusShape, toast, useFormat } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Calculator, Wrench } from 'lucide-react'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** Recounts a group from what is placed, shows what is off, and sets it right on demand. */
export function ReconcileCard({ groupId }: { groupId: string }) {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'group'])
  const run = useMutation({
    mutationFn: (repair: boolean): Promise<ReconcileResult> => client.datacenter.group.reconcile.mutate({ groupId, repair }),
    onSuccess: (result, repair) => { if (repair) { void refresh(); toast.success(t('reconcile.repaired', { n: result.repaired })) } },
  })
  const found = run.data
  return (
    <Card title={t('reconcile.title')} hint={t('reconcile.hint')} actions={<Button size="sm" icon={<Calculator />} busy={run.isPending} onClick={() => run.mutate(false)}>{t('reconcile.check')}</Button>}>
      {!found && <p className="text-muted">{t('reconcile.none')}</p>}
      {found && !found.drift.length && <p role="status" className="flex items-center gap-2"><StatusShape tone="good" />{t('reconcile.good', { n: found.hosts })}</p>}
      {found && found.drift.length > 0 && (
        <div className="flex flex-col items-start gap-3">
          <p role="status" className="flex items-center gap-2"><StatusShape tone="warn" />{t('reconcile.off', { n: found.drift.length })}</p>
          <DriftTable rows={found.drift} />
          {found.repaired === 0 && <Button look="primary" size="sm" icon={<Wrench />} busy={run.isPending} onClick={() => run.mutate(true)}>{t('reconcile.repair')}</Button>}
        </div>
      )}
    </Card>
  )
}

function DriftTable({ rows }: { rows: readonly Drift[] }) {
  const f = useFormat()
  const t = useConsoleText()
  const fields = useFields('host')
  return (
    <table className="w-full text-sm">
      <thead className="text-muted"><tr>{(['name', 'field', 'stored', 'counted'] as const).map((c) => <th key={c} scope="col" className="py-1 pr-3 text-left font-normal">{t(`reconcile.${c}`)}</th>)}</tr></thead>
      <tbody>{rows.map((d) => <tr key={d.id + d.field} className="border-t"><td className="py-1 pr-3"><Mono>{d.name}</Mono></td><td className="pr-3">{fields.label(d.field)}</td><td className="figures pr-3">{f.number(d.stored)}</td><td className="figures">{f.number(d.counted)}</td></tr>)}</tbody>
    </table>
  )
}
