import type { ScaleWhatIf } from '@colonnade/contract/datacenter'
import { RecordAction, useClient, useRefresh } from '@colonnade/screens'
import { Button, Combobox, Dialog, ErrorState, Field, Input, Mono, Select, toast, useDebounced, useFormat } from '@colonnade/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Scaling } from 'lucide-react'
import { useState } from 'react'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { FitsView, RefusedView } from '../place/answer.tsx'
import { RackRuleLine } from './rack-rule.tsx'
import { OutsideWindow } from './outside.tsx'
import type { ClusterRow } from './use-cluster-entity.tsx'

type Role = 'control_plane' | 'worker'
const MOST_WORKERS = 1000

/** More or fewer nodes: what would happen as it is typed, then all of it or nothing. */
export function ScaleButton({ cluster }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const [open, setOpen] = useState(false)
  return (
    <>
      <RecordAction id="scale" keys="s" icon={<Scaling />} disabled={cluster.busy} onClick={() => setOpen(true)}>{t('k8s.scale.open')}</RecordAction>
      {open && <ScaleDialog cluster={cluster} onClose={() => setOpen(false)} />}
    </>
  )
}

function ScaleDialog({ cluster, onClose }: { cluster: ClusterRow; onClose: () => void }) {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const sources = useSources()
  const refresh = useRefresh(['datacenter', 'cluster'])
  const refreshNodes = useRefresh(['datacenter', 'virtualMachine'])
  const [role, setRole] = useState<Role>('worker')
  const now = role === 'worker' ? cluster.workerCount : cluster.controlPlaneCount
  const [count, setCount] = useState(String(cluster.workerCount))
  const [specificationId, setSpecification] = useState<string | null>(null)
  const [groupId, setGroup] = useState<string | null>(null)
  const [outside, setOutside] = useState(false)
  const wanted = Number(count)
  const valid = count.trim() !== '' && Number.isInteger(wanted) && wanted >= 0 && wanted <= MOST_WORKERS && (role === 'worker' || [1, 3, 5].includes(wanted))
  const input = { id: cluster.id, role, count: wanted, specificationId, groupId, outsideWindow: outside }
  const present = valid && wanted !== now ? JSON.stringify({ ...input, outsideWindow: false }) : null
  const asked = useDebounced(present, 180)
  const whatIf = useQuery({
    queryKey: [['datacenter', 'cluster', 'scaleWhatIf'], asked], enabled: asked !== null, placeholderData: keepPreviousData, retry: false,
    queryFn: () => client.datacenter.cluster.scaleWhatIf.mutate(JSON.parse(asked!) as typeof input),
  })
  const scale = useMutation({
    meta: { quiet: true }, mutationFn: () => client.datacenter.cluster.scale.mutate(input),
    onSuccess: async () => { await Promise.all([refresh(), refreshNodes()]); toast.success(t('k8s.scale.done', { name: cluster.name })); onClose() },
  })
  const answer = asked ? whatIf.data : undefined
  const less = valid && wanted < now
  // Nobody agrees to what is still being asked: the answer must be to what stands in the form.
  const current = asked === present && !whatIf.isPlaceholderData
  const ready = current && answer !== undefined && (answer.placed?.ok ?? true) && (!less || cluster.windowOpen || outside)
  const delta = f.number(Math.abs(wanted - now))
  const label = !valid || wanted === now ? t('k8s.scale.nothing') : t(less ? 'k8s.scale.remove' : 'k8s.scale.add', { n: delta })
  const choose = (next: Role) => { setRole(next); setCount(String(next === 'worker' ? cluster.workerCount : cluster.controlPlaneCount)); setSpecification(null) }
  return (
    <Dialog open onOpenChange={(is) => { if (!is) onClose() }} title={t('k8s.scale.title', { name: cluster.name })} description={t('k8s.scale.line')}
      footer={<Button look="primary" busy={scale.isPending} disabled={!ready} onClick={() => scale.mutate()}>{label}</Button>}>
      <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (ready) scale.mutate() }}>
        {scale.error && <ErrorState compact error={scale.error} />}
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('k8s.scale.role')}><Select value={role} options={(['worker', 'control_plane'] as const).map((v) => ({ value: v, label: t(`k8s.nodes.${v}`) }))} onValue={(v) => choose(v as Role)} /></Field>
          <Field label={t('k8s.scale.count')} help={t('k8s.scale.now', { n: f.number(now) })} error={valid ? undefined : role === 'worker' ? t('k8s.scale.workersRange', { most: f.number(MOST_WORKERS) }) : t('k8s.scale.odd')} required><Input inputMode="numeric" className="figures" value={count} onChange={(e) => setCount(e.target.value)} /></Field>
        </div>
        {!less && <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label={t('k8s.scale.spec')} help={t('k8s.scale.specHelp')} optional><Combobox clearable value={specificationId} onValue={setSpecification} options={sources.specifications} /></Field>
          <Field label={t('k8s.scale.group')} help={t('k8s.scale.groupHelp')} optional><Combobox clearable value={groupId} onValue={setGroup} options={sources.groups} placeholder={cluster.groupName ?? undefined} /></Field>
        </div>}
        {less && <OutsideWindow cluster={cluster} confirmed={outside} onConfirm={setOutside} />}
        {whatIf.error && asked && <ErrorState compact error={whatIf.error} />}
        {answer && <Outcome answer={answer} />}
      </form>
    </Dialog>
  )
}

function Outcome({ answer }: { answer: ScaleWhatIf }) {
  const t = useConsoleText()
  if (answer.placed) return <div aria-live="polite" className="flex min-w-0 flex-col gap-3">{answer.placed.ok ? <><RackRuleLine rule={answer.rackRule} /><FitsView answer={answer.placed} /></> : <RefusedView answer={answer.placed} />}</div>
  if (!answer.released.length) return null
  return (
    <div aria-live="polite" className="flex flex-col gap-1">
      <p>{t('k8s.scale.going')}</p>
      <ul className="max-h-52 divide-y overflow-y-auto border-y">{answer.released.map((node) => <li key={node.id} className="flex justify-between gap-3 py-1"><Mono>{node.name}</Mono><Mono className="text-muted">{node.hostName}</Mono></li>)}</ul>
    </div>
  )
}
