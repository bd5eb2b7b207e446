import { useClient, useGo, useMay, useRefresh, useUrl } from '@colonnade/screens'
import { Button, Checkbox, Combobox, Dialog, ErrorState, Field, Mono, Select, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { BookPlus } from 'lucide-react'
import { useState } from 'react'
import { useAmount } from '../../../lib/cells.tsx'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import type { FoundRow } from './use-found-machine-entity.tsx'

type By = 'found' | 'specification'
const sum = (rows: readonly FoundRow[], of: 'cpu' | 'memory' | 'storage') => rows.reduce((total, row) => total + (row[of] ?? 0), 0)

/** Asks whose the machines are to be and what they are charged, and takes them into the books. Those on a node without a host are left out. */
export function AdoptDialog({ rows, onEnd }: { rows: readonly FoundRow[]; onEnd: (done: boolean) => void }) {
  const t = useConsoleText()
  const client = useClient()
  const sources = useSources()
  const amount = useAmount()
  const may = useMay()
  const url = useUrl()
  const go = useGo()
  const refreshFound = useRefresh(['datacenter', 'foundMachine'])
  const refreshMachines = useRefresh(['datacenter', 'virtualMachine'])
  const [tenantId, setTenant] = useState<string | null>(null)
  const [by, setBy] = useState<By>('found')
  const [specificationId, setSpecification] = useState<string | null>(null)
  const [mark, setMark] = useState(false)
  const able = rows.filter((row) => row.hostId)
  const adopt = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.datacenter.foundMachine.adopt.mutate({ ids: able.map((row) => row.id), tenantId: tenantId!, specificationId: by === 'specification' ? specificationId : null, mark }),
    onSuccess: async ({ virtualMachines }) => {
      url.set({ open: null })
      await Promise.all([refreshFound(), refreshMachines()])
      toast.success(t('machines.adopt.done', { n: virtualMachines.length }), { action: { label: t('machines.adopt.show'), onClick: () => go(virtualMachines.length === 1 ? `/virtual-machines?open=${virtualMachines[0]!.id}` : '/virtual-machines') } })
      onEnd(true)
    },
  })
  const ready = able.length > 0 && tenantId && (by === 'found' || specificationId)
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onEnd(false) }} title={t('machines.adopt.title', { n: able.length })} description={t('machines.adopt.line')}
      footer={<Button look="primary" icon={<BookPlus />} busy={adopt.isPending} disabled={!ready} onClick={() => adopt.mutate()}>{t('machines.adopt.action')}</Button>}>
      <div className="flex flex-col gap-4">
        {adopt.error && <ErrorState compact error={adopt.error} />}
        {able.length < rows.length && <p role="status" className="rounded-md border bg-warn-soft px-3 py-2 text-warn-text">{t('machines.adopt.homeless', { n: rows.length - able.length })}</p>}
        <Field label={t('machines.adopt.tenant')} required><Combobox value={tenantId} onValue={setTenant} options={may('tenants:read') ? sources.tenants : []} /></Field>
        <Field label={t('machines.adopt.size')} help={t(by === 'found' ? 'machines.adopt.asFoundHelp' : 'machines.adopt.bySpecificationHelp')}>
          <Select value={by} onValue={(value) => setBy(value as By)} options={[{ value: 'found', label: t('machines.adopt.asFound') }, { value: 'specification', label: t('machines.adopt.bySpecification') }]} />
        </Field>
        {by === 'specification' ? <Field label={t('machines.adopt.specification')} required><Combobox value={specificationId} onValue={setSpecification} options={sources.specifications} /></Field>
          : <p className="text-muted">{t('machines.adopt.takes')} <Mono className="text-ink">{amount('cpu', sum(able, 'cpu'))} · {amount('memory', sum(able, 'memory'))} · {amount('storage', sum(able, 'storage'))}</Mono></p>}
        <div className="flex flex-col gap-1"><Checkbox checked={mark} onChecked={setMark} label={t('machines.adopt.mark')} /><p className="pl-6 text-sm text-muted">{t('machines.adopt.markHelp')}</p></div>
      </div>
    </Dialog>
  )
}
