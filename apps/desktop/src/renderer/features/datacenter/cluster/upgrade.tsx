import { kubernetesVersion, upgradeRefusal } from '@colonnade/contract/datacenter'
import { RecordAction, useClient, useMay, useRefresh } from '@colonnade/screens'
import { Button, Dialog, ErrorState, Field, Input, Mono, Progress, StatusShape, toast, useFormat } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { CircleArrowUp, CircleStop } from 'lucide-react'
import { useState } from 'react'
import { useConsoleText } from '../../../locales/index.ts'
import { useNodes, useUpgraded } from './nodes.tsx'
import { OutsideWindow } from './outside.tsx'
import type { ClusterRow } from './use-cluster-entity.tsx'
import { useStatusReason } from './use-status-reason.ts'

/** The version to begin with: the one it was on its way to, else the first of the next minor. */
function nextOf(cluster: ClusterRow): string {
  if (cluster.targetVersion) return cluster.targetVersion
  const [major, minor] = cluster.kubernetesVersion.split('.').map(Number)
  return `${major}.${minor! + 1}.0`
}

/** Begins an upgrade, or takes up one that stands still. */
export function UpgradeButton({ cluster }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'cluster'])
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState('')
  const [outside, setOutside] = useState(false)
  const [patience, setPatience] = useState('60')
  const parsed = kubernetesVersion.safeParse(to)
  // one that was begun may be taken up, or given up for another while no node has got there: the server knows
  const wrong = parsed.success && !cluster.targetVersion ? upgradeRefusal(cluster.kubernetesVersion, parsed.data) : null
  const words = { downgrade: t('k8s.upgrade.back'), same: t('k8s.upgrade.same'), skips_minor: t('k8s.upgrade.skips') }
  const start = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.datacenter.cluster.upgrade.mutate({ id: cluster.id, kubernetesVersion: to, outsideWindow: outside, ...(cluster.connected ? { patienceMinutes: Number(patience) } : {}) }),
    onSuccess: async () => { await refresh(); toast.success(t('k8s.upgrade.begun', { name: cluster.name })); setOpen(false) },
  })
  const begin = () => { start.reset(); setTo(nextOf(cluster)); setOutside(false); setPatience('60'); setOpen(true) }
  const patient = !cluster.connected || (/^\d+$/.test(patience) && Number(patience) >= 1 && Number(patience) <= 1440)
  const ready = parsed.success && !wrong && patient && (cluster.windowOpen || outside)
  return (
    <>
      <RecordAction id="upgrade" keys="u" icon={<CircleArrowUp />} disabled={cluster.busy} onClick={begin}>{t(cluster.targetVersion ? 'k8s.upgrade.resume' : 'k8s.upgrade.open')}</RecordAction>
      <Dialog open={open} onOpenChange={setOpen} title={t('k8s.upgrade.title', { name: cluster.name })} description={t(cluster.connected ? 'seen.upgradeLine' : 'k8s.upgrade.line')}
        footer={<Button look="primary" busy={start.isPending} disabled={!ready} onClick={() => start.mutate()}>{t('k8s.upgrade.start')}</Button>}>
        <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (ready) start.mutate() }}>
          {start.error && <ErrorState compact error={start.error} />}
          <p className="text-muted">{t('k8s.upgrade.from', { version: cluster.kubernetesVersion })}</p>
          <Field label={t('k8s.upgrade.to')} help={t('k8s.upgrade.toHelp')} error={wrong ? words[wrong] : undefined} required><Input mono value={to} onChange={(e) => setTo(e.target.value)} maxLength={20} /></Field>
          <p className="text-sm text-muted">{t(cluster.connected ? 'seen.upgradeConnected' : 'seen.upgradeRecorded')}</p>
          {cluster.connected && <Field label={t('seen.patience')} help={t('seen.patienceHelp')} error={patient ? undefined : t('seen.patienceRange')} required><Input mono inputMode="numeric" value={patience} maxLength={4} onChange={(e) => setPatience(e.target.value)} /></Field>}
          <OutsideWindow cluster={cluster} confirmed={outside} onConfirm={setOutside} />
        </form>
      </Dialog>
    </>
  )
}

/** How far an upgrade is, while one runs or stands still. */
export function UpgradeState({ cluster }: { cluster: ClusterRow }) {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const mayStop = useMay('jobs:update')
  const say = useStatusReason()
  // An upgrade that was stopped and taken up again is another job, which can be stopped too.
  const stop = useMutation({ mutationFn: (id: string) => client.platform.job.cancel.mutate({ id }) })
  const upgraded = useUpgraded(cluster)
  const nodes = useNodes(cluster.id)
  if (!cluster.targetVersion) return cluster.statusReason ? <p role="status" className="flex items-baseline gap-2"><StatusShape tone="fail" />{say(cluster.statusReason)}</p> : null
  const total = cluster.controlPlaneCount + cluster.workerCount
  const done = upgraded.data ?? 0
  // the order the job takes them in
  const waiting = nodes.data?.filter((n) => n.kubernetesVersion !== cluster.targetVersion).toSorted((a, b) => Number(a.type !== 'control_plane') - Number(b.type !== 'control_plane'))[0]
  const tone = cluster.busy ? 'busy' : cluster.status === 'error' ? 'fail' : 'warn'
  return (
    <section role="status" className="flex flex-col gap-2 rounded-md border bg-raised px-3 py-2.5">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="flex items-center gap-2 font-semibold"><StatusShape tone={tone} />{t(cluster.busy ? 'k8s.upgrade.running' : 'k8s.upgrade.stands', { version: cluster.targetVersion })}</span>
        <Mono className="text-muted">{t('k8s.upgrade.progress', { done: f.number(done), total: f.number(total) })}</Mono>
      </p>
      <Progress value={total ? done / total : 0} label={t('k8s.upgrade.progress', { done: f.number(done), total: f.number(total) })} />
      {cluster.busy && cluster.connected && waiting && <p>{t('seen.waits', { node: waiting.name, version: cluster.targetVersion })} {t('seen.stopLine')}</p>}
      {cluster.statusReason && !cluster.busy && <p>{say(cluster.statusReason)}</p>}
      {cluster.busy && cluster.jobId && mayStop && <Button size="sm" className="self-start" icon={<CircleStop />} busy={stop.isPending} disabled={stop.isSuccess && stop.variables === cluster.jobId} onClick={() => stop.mutate(cluster.jobId!)}>{t(cluster.connected ? 'seen.stopNow' : 'k8s.upgrade.stop')}</Button>}
    </section>
  )
}
