import type { Outputs } from '@colonnade/client'
import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { Button, ErrorState, Facts, Mono, Skeleton, toast } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowUpFromLine } from 'lucide-react'
import { Ago, RecordLink, Status, useAmount, type Figures } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import type { VmRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

type Observed = NonNullable<Outputs['datacenter']['virtualMachine']['observation']>
const resources = ['cpu', 'memory', 'storage'] as const

function useObserved(vm: VmRow) {
  const client = useClient()
  return useQuery({ queryKey: [['datacenter', 'virtualMachine', 'observation'], { id: vm.id, version: vm.version }], queryFn: () => client.datacenter.virtualMachine.observation.query({ id: vm.id }), refetchInterval: 30_000, placeholderData: (last) => last })
}

const afterRestart = (seen: Observed, r: keyof Figures) => (r === 'cpu' ? seen.nextCpu : r === 'memory' ? seen.nextMemory : null)
/** Resources a machine has otherwise than the books say, even once it was restarted. */
const differing = (vm: VmRow, seen: Observed) => resources.filter((r) => { const has = afterRestart(seen, r) ?? seen[r]; return has !== null && has !== vm[r] })

/** What a person has to know of a machine's size before all else: that it could not be brought there, that a restart is wanted, or that it is under way. Nothing when all is as it should be. */
export function SizeNotice({ vm }: { vm: VmRow }) {
  const t = useConsoleText()
  const amount = useAmount()
  const { data: seen } = useObserved(vm)
  if (!seen || seen.state === 'absent') return null
  const waits = seen.nextCpu !== null || seen.nextMemory !== null
  if (seen.sizeFailed) return <p role="status" className="rounded-md border bg-fail-soft px-3 py-2 text-fail-text">{t('machines.machine.failed')}</p>
  if (!waits && !seen.sizeDue) return null
  return (
    <p role="status" className="rounded-md border bg-warn-soft px-3 py-2 text-warn-text">
      {waits ? t('machines.machine.restartLine', { cpu: amount('cpu', seen.cpu ?? vm.cpu), memory: amount('memory', seen.memory ?? vm.memory) }) : t('machines.machine.due')}
    </p>
  )
}

/** A machine as its hypervisor has it, beside what the books say. */
export function VmMachine({ vm }: { vm: VmRow }) {
  const t = useConsoleText()
  const query = useObserved(vm)
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Skeleton className="h-24" />
  if (!query.data) return <p className="text-muted">{t('machines.machine.none')}</p>
  return <Found vm={vm} seen={query.data} />
}

function Found({ vm, seen }: { vm: VmRow; seen: Observed }) {
  const t = useConsoleText()
  const fields = useFields('vm')
  return (
    <div className="flex flex-col gap-5">
      <SizeNotice vm={vm} />
      <Sizes vm={vm} seen={seen} />
      <Facts items={[
        { label: t('outside.observedState'), value: <Status status={seen.state} label={fields.option(seen.state)} /> }, { label: t('outside.hypervisor'), value: <RecordLink to="/endpoints" id={seen.endpointId}>{seen.endpointName}</RecordLink> },
        { label: t('outside.reference'), value: <Mono>{[seen.reference, seen.name].filter(Boolean).join(' · ')}</Mono> }, { label: t('machines.found.node'), value: <Mono>{seen.node}</Mono> },
        { label: t('machines.machine.marked'), value: t(seen.marked ? 'machines.machine.markYes' : 'machines.machine.markNo') },
        ...(vm.adoptedAt ? [{ label: t('machines.machine.adopted'), value: <Ago at={vm.adoptedAt} /> }] : []), { label: t('outside.observed'), value: <Ago at={seen.observedAt} /> },
      ]} />
    </div>
  )
}

function Sizes({ vm, seen }: { vm: VmRow; seen: Observed }) {
  const t = useConsoleText()
  const amount = useAmount()
  const differs = differing(vm, seen)
  const waits = seen.nextCpu !== null || seen.nextMemory !== null
  const cell = (r: keyof Figures, n: number | null) => (n === null ? '—' : amount(r, n))
  return (
    <section className={differs.length ? 'flex flex-col gap-3 rounded-md border bg-warn-soft p-3' : 'flex flex-col gap-3'}>
      {differs.length > 0 && <h3>{t('machines.machine.differs')}</h3>}
      <table className="w-full text-left">
        <thead><tr className="text-sm text-muted"><th className="font-normal" /><th className="font-normal">{t('outside.inBooks')}</th><th className="font-normal">{t('outside.found')}</th>{waits && <th className="font-normal">{t('machines.machine.restart')}</th>}</tr></thead>
        <tbody>{resources.map((r) => (
          <tr key={r}>
            <th className="font-normal">{t(`resource.${r}`)}</th><td><Mono>{cell(r, vm[r])}</Mono></td><td><Mono className={differs.includes(r) ? 'font-semibold' : undefined}>{cell(r, seen[r])}</Mono></td>
            {waits && <td><Mono>{cell(r, afterRestart(seen, r) ?? seen[r])}</Mono></td>}
          </tr>
        ))}</tbody>
      </table>
      {differs.includes('storage') && seen.storage! > vm.storage && <p className="text-sm">{t('machines.machine.larger')}</p>}
      {seen.state !== 'absent' && <Bring vm={vm} needed={(!seen.sizeDue || seen.sizeFailed) && differs.some((r) => r !== 'storage' || seen.storage! < vm.storage)} />}
    </section>
  )
}

function Bring({ vm, needed }: { vm: VmRow; needed: boolean }) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay('virtual_machines:update')
  const refresh = useRefresh(['datacenter', 'virtualMachine'])
  const bring = useMutation({ meta: { quiet: true }, mutationFn: () => client.datacenter.virtualMachine.bringSize.mutate({ id: vm.id }), onSuccess: async () => { await refresh(); toast.success(t('machines.machine.brought')) } })
  if (!may || !needed) return bring.error ? <ErrorState compact error={bring.error} /> : null
  return <>{bring.error && <ErrorState compact error={bring.error} />}<Button icon={<ArrowUpFromLine />} busy={bring.isPending} onClick={() => bring.mutate()} className="self-start">{t('machines.machine.bring')}</Button></>
}
