import { useClient, useRefresh } from '@colonnade/screens'
import { Button, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useConsoleText } from '../../../locales/index.ts'
import { OutsideWindow } from '../cluster/outside.tsx'
import { PartDialog } from '../cluster/part-dialog.tsx'
import type { ClusterRow } from '../cluster/use-cluster-entity.tsx'
import type { PluginRow } from './state.tsx'

interface RetryProps { plugin: PluginRow; window: Pick<ClusterRow, 'windowOpen' | 'nextWindowAt'>; small?: boolean | undefined }

/** Tries again what failed; on the plugin's own page also applies it as it is. What is there already is disturbed by that, and outside a window that is asked first. */
export function RetryPlugin({ plugin: p, window, small }: RetryProps) {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'clusterPlugin'])
  const submit = (outsideWindow: boolean) => client.datacenter.clusterPlugin.retry.mutate({ id: p.id, outsideWindow })
  const retry = useMutation({ meta: { quiet: true }, mutationFn: () => submit(false), onSuccess: async () => { await refresh(); toast.success(t('k8s.plugins.begun')) }, onError: (error) => { toast.error(error) } })
  const failed = p.status === 'error' && p.pendingAction
  const applies = !small && p.status !== 'pending' && !p.pendingAction && p.connected && p.hasManifest
  if (!failed && !applies) return null
  const label = t(failed ? 'k8s.plugins.retry' : p.objects ? 'seen.applyAgain' : 'seen.apply')
  const isNew = failed ? p.pendingAction === 'install' : !p.objects
  if (isNew || window.windowOpen) return <Button size={small ? 'sm' : undefined} look={small ? 'ghost' : undefined} icon={<RotateCcw />} busy={retry.isPending} onClick={() => retry.mutate()}>{label}</Button>
  return (
    <PartDialog label={label} icon={<RotateCcw />} title={`${label}: ${p.name}`} path={['datacenter', 'clusterPlugin']} done={t('k8s.plugins.begun')} small={small} look={small ? 'ghost' : undefined} start={{ outsideWindow: false }}
      ready={(v) => v.outsideWindow} submit={(v) => submit(v.outsideWindow)} fields={(v, set) => <OutsideWindow cluster={window} confirmed={v.outsideWindow} onConfirm={(outsideWindow) => set({ outsideWindow })} />} />
  )
}
