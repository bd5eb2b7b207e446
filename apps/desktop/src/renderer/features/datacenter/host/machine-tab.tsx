import type { Outputs } from '@colonnade/client'
import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { Button, ErrorState, Facts, Mono, Skeleton, StatusBadge, toast, useFormat } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowDownToLine } from 'lucide-react'
import { Ago, Dash, RecordLink, Status, useAmount } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import type { HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { FoundAt } from '../found-machine/found-at.tsx'
import { OperationsOf } from '../operation/operations-of.tsx'

type Observation = NonNullable<Outputs['datacenter']['host']['observation']>
type Inventory = NonNullable<Observation['inventory']>
interface Difference { field: 'totalCpu' | 'totalMemory' | 'serialNumber'; booked: string; seen: string; value: number | string }

function useDifferences(host: HostRow, inventory: Inventory | null): Difference[] {
  const amount = useAmount()
  if (!inventory) return []
  return [
    ...(inventory.cpu !== null && inventory.cpu !== host.totalCpu ? [{ field: 'totalCpu' as const, booked: amount('cpu', host.totalCpu), seen: amount('cpu', inventory.cpu), value: inventory.cpu }] : []),
    ...(inventory.memory !== null && inventory.memory !== host.totalMemory ? [{ field: 'totalMemory' as const, booked: amount('memory', host.totalMemory), seen: amount('memory', inventory.memory), value: inventory.memory }] : []),
    ...(inventory.serialNumber && inventory.serialNumber.toLowerCase() !== host.serialNumber.toLowerCase() ? [{ field: 'serialNumber' as const, booked: host.serialNumber, seen: inventory.serialNumber, value: inventory.serialNumber }] : []),
  ]
}

/** Where what was found differs from the books; taken over by the ordinary edit, version and all. */
function Differences({ host, differences }: { host: HostRow; differences: Difference[] }) {
  const t = useConsoleText()
  const fields = useFields('host')
  const client = useClient()
  const may = useMay('baremetals:update')
  const refresh = useRefresh(['datacenter', 'host'])
  const take = useMutation({
    meta: { quiet: true }, mutationFn: () => client.datacenter.host.update.mutate({ id: host.id, version: host.version, patch: Object.fromEntries(differences.map((d) => [d.field, d.value])) }),
    onSuccess: async () => { await refresh(); toast.success(t('outside.taken')) },
  })
  return (
    <section className="flex flex-col gap-3 rounded-md border bg-warn-soft p-3">
      <h3>{t('outside.differs')}</h3>
      <table className="w-full text-left">
        <thead><tr className="text-sm text-muted"><th className="font-normal" /><th className="font-normal">{t('outside.inBooks')}</th><th className="font-normal">{t('outside.found')}</th></tr></thead>
        <tbody>{differences.map((d) => <tr key={d.field}><th className="font-normal">{fields.label(d.field)}</th><td><Mono>{d.booked}</Mono></td><td><Mono>{d.seen}</Mono></td></tr>)}</tbody>
      </table>
      {take.error && <ErrorState compact error={take.error} />}
      {may && <Button icon={<ArrowDownToLine />} busy={take.isPending} onClick={() => take.mutate()} className="self-start">{t('outside.take')}</Button>}
    </section>
  )
}

function Sensors({ sensors }: { sensors: Inventory['sensors'] }) {
  const t = useConsoleText()
  const f = useFormat()
  if (!sensors.length) return null
  return (
    <section className="flex flex-col gap-2">
      <h3>{t('outside.sensors')}</h3>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(190px,1fr))] gap-x-6 gap-y-1">
        {sensors.map((s, i) => <li key={i} className="flex items-center justify-between gap-3 border-b py-1"><StatusBadge plain status={s.health} label={s.name} /><Mono>{f.number(s.value)} {s.unit}</Mono></li>)}
      </ul>
    </section>
  )
}

function Found({ host, seen }: { host: HostRow; seen: Observation }) {
  const t = useConsoleText()
  const fields = useFields('host')
  const amount = useAmount()
  const differences = useDifferences(host, seen.inventory)
  const i = seen.inventory
  return (
    <>
      {differences.length > 0 && <Differences host={host} differences={differences} />}
      <Facts items={[
        ...(host.bmcEndpointId ? [{ label: t('outside.power'), value: <StatusBadge status={seen.power} tone={seen.power === 'on' ? 'good' : seen.power === 'changing' ? 'busy' : 'idle'} label={fields.option(`power_${seen.power}`)} plain /> }, { label: t('outside.health'), value: <Status status={seen.health === 'critical' ? 'failed' : seen.health} label={fields.option(`health_${seen.health}`)} /> }] : []),
        ...(seen.nodeOnline === null ? [] : [{ label: t('outside.node'), value: <Status status={seen.nodeOnline ? 'online' : 'offline'} label={t(seen.nodeOnline ? 'outside.nodeOnline' : 'outside.nodeOffline')} /> }]),
        ...(i ? [
          { label: t('outside.model'), value: [i.manufacturer, i.model].filter(Boolean).join(' ') || undefined }, { label: fields.label('serialNumber'), value: i.serialNumber && <Mono>{i.serialNumber}</Mono> },
          { label: t('outside.processor'), value: [i.sockets ? `${i.sockets} ×` : '', i.processor, i.cpu ? `(${amount('cpu', i.cpu)})` : ''].filter(Boolean).join(' ') || undefined }, { label: t('resource.memory'), value: i.memory ? amount('memory', i.memory) : undefined },
          { label: t('outside.firmware'), value: [i.firmwareVersion && `BMC ${i.firmwareVersion}`, i.biosVersion && `BIOS ${i.biosVersion}`].filter(Boolean).join(' · ') || undefined },
        ] : []),
        { label: t('outside.observed'), value: <Ago at={seen.observedAt} /> },
      ]} />
      {i && <Sensors sensors={i.sensors} />}
    </>
  )
}

/** A host as its controller and its hypervisor find it, beside what the books say. */
export function HostMachine({ host }: { host: HostRow }) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay()
  const reached = Boolean(host.bmcEndpointId ?? host.hypervisorEndpointId)
  const query = useQuery({ queryKey: [['datacenter', 'host', 'observation'], { id: host.id }], enabled: reached, queryFn: () => client.datacenter.host.observation.query({ id: host.id }), refetchInterval: 30_000 })
  if (!reached) return <p className="text-muted">{t('outside.noEndpoint')}</p>
  return (
    <div className="flex flex-col gap-5">
      {query.isError ? <ErrorState compact error={query.error} onRetry={() => void query.refetch()} /> : query.isPending ? <Skeleton className="h-24" /> : query.data ? <Found host={host} seen={query.data} /> : <p className="text-muted">{t('outside.notYet')}</p>}
      <Facts items={[
        { label: t('outside.controller'), value: host.bmcEndpointId ? <span><RecordLink to="/endpoints" id={host.bmcEndpointId}>{host.bmcEndpointName}</RecordLink>{host.bmcSystem && <Mono className="ml-2 text-muted">{host.bmcSystem}</Mono>}</span> : <Dash /> },
        { label: t('outside.hypervisor'), value: host.hypervisorEndpointId ? <span><RecordLink to="/endpoints" id={host.hypervisorEndpointId}>{host.hypervisorEndpointName}</RecordLink><Mono className="ml-2 text-muted">{host.hypervisorNode ?? host.name}</Mono></span> : <Dash /> },
      ]} />
      {host.hypervisorEndpointId && may('endpoints:read') && <section className="flex flex-col gap-2"><h3>{t('machines.found.many')}</h3><FoundAt field="hostId" id={host.id} /></section>}
      {may('operations:read') && <section className="flex flex-col gap-2"><h3>{t('outside.operation.many')}</h3><OperationsOf field="resourceId" id={host.id} /></section>}
    </div>
  )
}
