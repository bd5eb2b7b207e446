import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { Badge, Button, Combobox, Field, fromWallTime, Input, Mono, Textarea, toast, toWallTime, useFormat } from '@colonnade/ui'
import { CalendarPlus, DoorOpen, Network, Puzzle } from 'lucide-react'
import type { ReactNode } from 'react'
import { RecordLink, Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { RelatedList } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { PluginActions } from '../cluster-plugin/actions.tsx'
import { PluginState } from '../cluster-plugin/state.tsx'
import { stateWord } from '../maintenance-window/use-window-entity.tsx'
import { PartDialog } from './part-dialog.tsx'
import type { ClusterRow } from './use-cluster-entity.tsx'

interface Of { cluster: ClusterRow }
const Line = ({ children }: { children: ReactNode }) => <span className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-1">{children}</span>
// A full hour from now on, in the zone the form is typed in.
const hoursOn = (hours: number, zone: string) => `${toWallTime(Date.now() + hours * 3_600_000, zone).slice(0, 14)}00`

/** What is installed in a cluster. */
export function Plugins({ cluster }: Of) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay()
  return (
    <div className="flex flex-col gap-4">
      {may('k8s_clusters:create') && <span><PartDialog label={t('k8s.parts.install')} icon={<Puzzle />} title={t('k8s.parts.install')} path={['datacenter', 'clusterPlugin']} done={t('k8s.plugins.begun')} start={{ name: '', pluginVersion: '', manifest: '' }}
        ready={(v) => Boolean(v.name.trim() && v.pluginVersion.trim())} submit={(v) => client.datacenter.clusterPlugin.create.mutate({ clusterId: cluster.id, name: v.name, pluginVersion: v.pluginVersion, ...(v.manifest.trim() ? { manifest: v.manifest } : {}) })}
        fields={(v, set) => (
          <>
            <div className="grid grid-cols-2 gap-3">
              <Field label={t('field.name')} required><Input mono value={v.name} maxLength={100} onChange={(e) => set({ name: e.target.value })} /></Field>
              <Field label={t('k8s.plugins.version')} required><Input mono value={v.pluginVersion} maxLength={50} onChange={(e) => set({ pluginVersion: e.target.value })} /></Field>
            </div>
            <Field label={t('k8s.plugins.manifest')} optional><Textarea className="figures" rows={8} value={v.manifest} onChange={(e) => set({ manifest: e.target.value })} /></Field>
          </>
        )} /></span>}
      <RelatedList path={['datacenter', 'clusterPlugin', 'list']} field="clusterId" id={cluster.id} all="/plugins" empty={t('k8s.parts.noPlugins')} sort={{ field: 'name', direction: 'asc' }} fetch={(c, input) => c.datacenter.clusterPlugin.list.query(input)}
        row={(p) => <Line><span className="flex min-w-0 items-center gap-3"><RecordLink to="/plugins" id={p.id} mono>{p.name}</RecordLink><PluginState plugin={p} /></span><PluginActions plugin={p} cluster={cluster} small /></Line>} />
    </div>
  )
}

/** Machines through which a cluster is reached. */
export function Bastions({ cluster }: Of) {
  const t = useConsoleText()
  const client = useClient()
  const sources = useSources()
  const may = useMay()
  const remove = useRemoval(['datacenter', 'bastion'])
  return (
    <div className="flex flex-col gap-4">
      {may('k8s_clusters:create') && <span><PartDialog label={t('k8s.parts.attach')} icon={<DoorOpen />} title={t('k8s.parts.attach')} path={['datacenter', 'bastion']} start={{ bastionId: null as string | null, note: '' }}
        ready={(v) => v.bastionId !== null} submit={(v) => client.datacenter.bastion.create.mutate({ k8sClusterId: cluster.id, bastionId: v.bastionId!, ...(v.note.trim() ? { note: v.note } : {}) })}
        fields={(v, set) => (
          <>
            <Field label={t('field.bastionId')} required><Combobox value={v.bastionId} options={sources.bastionsOf(cluster.tenantId)} onValue={(bastionId) => set({ bastionId })} /></Field>
            <Field label={t('field.note')} optional><Input value={v.note} maxLength={500} onChange={(e) => set({ note: e.target.value })} /></Field>
          </>
        )} /></span>}
      <RelatedList path={['datacenter', 'bastion', 'list']} field="k8sClusterId" id={cluster.id} all="/bastions" empty={t('k8s.parts.noBastions')} fetch={(c, input) => c.datacenter.bastion.list.query(input)}
        row={(b) => <Line><span className="flex min-w-0 items-center gap-3"><RecordLink to="/virtual-machines" id={b.bastionId} mono>{b.bastionName}</RecordLink><span className="truncate text-muted">{b.note}</span></span>
          {may('k8s_clusters:delete') && <Button size="sm" look="ghost" onClick={() => remove(b.id, t('k8s.parts.detached', { name: b.bastionName ?? '' }))}>{t('k8s.parts.detach')}</Button>}</Line>} />
    </div>
  )
}

/** Meshes a cluster is in. */
export function Meshes({ cluster }: Of) {
  const t = useConsoleText()
  const client = useClient()
  const sources = useSources()
  const may = useMay()
  return (
    <div className="flex flex-col gap-4">
      {may('service_meshes:create') && <span><PartDialog label={t('k8s.parts.join')} icon={<Network />} title={t('k8s.parts.join')} path={['datacenter', 'meshMember']} start={{ serviceMeshId: null as string | null }} ready={(v) => v.serviceMeshId !== null}
        submit={(v) => client.datacenter.meshMember.create.mutate({ clusterId: cluster.id, serviceMeshId: v.serviceMeshId! })}
        fields={(v, set) => <Field label={t('k8s.mesh.one')} required><Combobox value={v.serviceMeshId} options={sources.meshes} onValue={(serviceMeshId) => set({ serviceMeshId })} /></Field>} /></span>}
      <MemberList field="clusterId" id={cluster.id} empty={t('k8s.parts.noMeshes')} name={(m) => <RecordLink to="/meshes" id={m.serviceMeshId}>{m.serviceMeshName}</RecordLink>} />
    </div>
  )
}

interface Member { id: string; role: 'primary' | 'secondary'; clusterId: string; clusterName: string | null; serviceMeshId: string; serviceMeshName: string | null; tenantName: string | null }

/** Members of a mesh, or a cluster's places in meshes: who is the primary, changed and left from here. */
export function MemberList({ field, id, empty, name }: { field: 'clusterId' | 'serviceMeshId'; id: string; empty: string; name: (member: Member) => ReactNode }) {
  const t = useConsoleText()
  const client = useClient()
  const fields = useFields('member')
  const may = useMay()
  const remove = useRemoval(['datacenter', 'meshMember'])
  const refresh = useRefresh(['datacenter', 'meshMember'])
  const refreshMesh = useRefresh(['datacenter', 'mesh'])
  const primary = async (m: Member) => {
    try {
      await client.datacenter.meshMember.makePrimary.mutate({ id: m.id })
      await Promise.all([refresh(), refreshMesh()])
      toast.success(t('k8s.parts.isPrimary', { name: m.clusterName ?? '' }))
    } catch (error) { toast.error(error) }
  }
  return (
    <RelatedList path={['datacenter', 'meshMember', 'list']} field={field} id={id} all="/mesh-members" empty={empty} sort={{ field: 'role', direction: 'asc' }} fetch={(c, input) => c.datacenter.meshMember.list.query(input)}
      row={(m) => (
        <Line>
          <span className="flex min-w-0 items-center gap-3">{name(m)}<Badge tone={m.role === 'primary' ? 'accent' : 'idle'}>{fields.option(m.role)}</Badge></span>
          <span className="flex gap-1">
            {m.role === 'secondary' && may('service_meshes:update') && <Button size="sm" look="ghost" onClick={() => void primary(m)}>{t('k8s.parts.makePrimary')}</Button>}
            {may('service_meshes:delete') && <Button size="sm" look="ghost" onClick={() => remove(m.id, t('k8s.parts.left', { name: m.clusterName ?? '' }))}>{t('k8s.parts.leave')}</Button>}
          </span>
        </Line>
      )} />
  )
}

/** When a cluster may be disturbed. */
export function Windows({ cluster }: Of) {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const fields = useFields('window')
  const may = useMay()
  const remove = useRemoval(['datacenter', 'maintenanceWindow'])
  return (
    <div className="flex flex-col gap-4">
      {may('k8s_clusters:create') && <span><PartDialog label={t('k8s.parts.plan')} icon={<CalendarPlus />} title={t('k8s.parts.plan')} path={['datacenter', 'maintenanceWindow']} start={{ startsAt: hoursOn(1, f.zone), endsAt: hoursOn(5, f.zone), reason: '' }}
        ready={(v) => Boolean(v.startsAt && v.endsAt && v.endsAt > v.startsAt && v.reason.trim())}
        submit={(v) => client.datacenter.maintenanceWindow.create.mutate({ clusterId: cluster.id, startsAt: fromWallTime(v.startsAt, f.zone)!.toISOString(), endsAt: fromWallTime(v.endsAt, f.zone)!.toISOString(), reason: v.reason })}
        fields={(v, set) => (
          <>
            <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
              <Field label={t('field.startsAt')} help={f.zone} required><Input type="datetime-local" value={v.startsAt} onChange={(e) => set({ startsAt: e.target.value })} /></Field>
              <Field label={t('field.endsAt')} help={f.zone} required><Input type="datetime-local" value={v.endsAt} onChange={(e) => set({ endsAt: e.target.value })} /></Field>
            </div>
            <Field label={t('field.reason')} required><Input value={v.reason} maxLength={500} onChange={(e) => set({ reason: e.target.value })} /></Field>
          </>
        )} /></span>}
      <RelatedList path={['datacenter', 'maintenanceWindow', 'list']} field="clusterId" id={cluster.id} all="/windows" empty={t('k8s.parts.noWindows')} sort={{ field: 'startsAt', direction: 'desc' }} fetch={(c, input) => c.datacenter.maintenanceWindow.list.query(input)}
        row={(w) => <Line><span className="flex min-w-0 flex-col"><RecordLink to="/windows" id={w.id}>{w.reason}</RecordLink><Mono className="text-sm text-muted">{f.dateTime(w.startsAt)} – {f.dateTime(w.endsAt)}</Mono></span>
          <span className="flex items-center gap-2"><Status status={w.state} label={fields.option(stateWord(w.state))} />{w.state !== 'over' && may('k8s_clusters:delete') && <Button size="sm" look="ghost" onClick={() => remove(w.id, t('k8s.parts.cancelled'))}>{t('k8s.parts.cancel')}</Button>}</span></Line>} />
    </div>
  )
}

/** Takes a part away, which can be taken back for ten seconds. */
function useRemoval(path: readonly ['datacenter', 'bastion' | 'meshMember' | 'maintenanceWindow']): (id: string, said: string) => void {
  const client = useClient()
  const refresh = useRefresh(path)
  const refreshCluster = useRefresh(['datacenter', 'cluster'])
  const again = () => Promise.all([refresh(), refreshCluster()])
  return (id, said) => {
    const api = client.datacenter[path[1]]
    void api.remove.mutate({ ids: [id] }).then(async () => {
      await again()
      toast.undo(said, async () => { await api.restore.mutate({ ids: [id] }); await again() })
    }).catch((error: unknown) => toast.error(error))
  }
}
