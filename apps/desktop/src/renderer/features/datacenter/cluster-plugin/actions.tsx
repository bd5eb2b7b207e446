import { useClient, useMay } from '@colonnade/screens'
import { Field, Input, Textarea } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { CircleArrowUp, Trash2 } from 'lucide-react'
import { useConsoleText } from '../../../locales/index.ts'
import { OutsideWindow } from '../cluster/outside.tsx'
import { PartDialog } from '../cluster/part-dialog.tsx'
import type { ClusterRow } from '../cluster/use-cluster-entity.tsx'
import { RetryPlugin } from './retry.tsx'
import type { PluginRow } from './state.tsx'

/** Upgrade, try again, remove: each as a job. */
export function PluginActions({ plugin: p, cluster, small }: { plugin: PluginRow; cluster?: ClusterRow; small?: boolean }) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay()
  const found = useQuery({ queryKey: [['datacenter', 'cluster', 'get'], p.clusterId], queryFn: () => client.datacenter.cluster.get.query({ id: p.clusterId }), enabled: !cluster })
  const window = cluster ?? found.data ?? { windowOpen: false, nextWindowAt: null }
  // a list has no manifests
  const present = async () => { const { manifest } = await client.datacenter.clusterPlugin.get.query({ id: p.id }); return { pluginVersion: p.pluginVersion, manifest: manifest ?? '', present: manifest ?? '', outsideWindow: false } }
  const shared = { path: ['datacenter', 'clusterPlugin'] as const, done: t('k8s.plugins.begun'), small, look: small ? 'ghost' as const : undefined }
  const settled = p.status !== 'pending'
  return (
    <span className="flex gap-1">
      {may('k8s_clusters:update') && <RetryPlugin plugin={p} window={window} small={small} />}
      {settled && may('k8s_clusters:update') && <PartDialog {...shared} label={t('k8s.plugins.upgrade')} icon={<CircleArrowUp />} title={t('k8s.plugins.upgradeTitle', { name: p.name })} start={present}
        ready={(v) => v.pluginVersion.trim() !== '' && (v.pluginVersion !== p.pluginVersion || (v.manifest.trim() !== '' && v.manifest !== v.present)) && (window.windowOpen || v.outsideWindow)}
        submit={(v) => client.datacenter.clusterPlugin.upgrade.mutate({ id: p.id, version: p.version, pluginVersion: v.pluginVersion, outsideWindow: v.outsideWindow, ...(v.manifest.trim() ? { manifest: v.manifest } : {}) })}
        fields={(v, set) => (
          <>
            <Field label={t('k8s.plugins.version')} required><Input mono value={v.pluginVersion} maxLength={50} onChange={(e) => set({ pluginVersion: e.target.value })} /></Field>
            <Field label={t('k8s.plugins.manifest')} help={t('k8s.plugins.manifestHelp')} optional><Textarea className="figures" rows={8} value={v.manifest} onChange={(e) => set({ manifest: e.target.value })} /></Field>
            <OutsideWindow cluster={window} confirmed={v.outsideWindow} onConfirm={(outsideWindow) => set({ outsideWindow })} />
          </>
        )} />}
      {settled && may('k8s_clusters:delete') && <PartDialog {...shared} label={t('k8s.plugins.remove')} icon={<Trash2 />} title={t('k8s.plugins.removeTitle', { name: p.name })} line={t('k8s.plugins.removeLine')} start={{ outsideWindow: false }}
        ready={(v) => window.windowOpen || v.outsideWindow} submit={(v) => client.datacenter.clusterPlugin.remove.mutate({ ids: [p.id], outsideWindow: v.outsideWindow })}
        fields={(v, set) => <OutsideWindow cluster={window} confirmed={v.outsideWindow} onConfirm={(outsideWindow) => set({ outsideWindow })} />} />}
    </span>
  )
}
