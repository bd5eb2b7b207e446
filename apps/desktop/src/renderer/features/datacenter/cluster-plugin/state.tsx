import type { Outputs } from '@colonnade/client'
import { Mono } from '@colonnade/ui'
import { Status } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** A plugin as lists show it. */
export type PluginRow = Outputs['datacenter']['clusterPlugin']['list']['items'][number]

/** Version and state of a plugin in one line. */
export function PluginState({ plugin: p }: { plugin: PluginRow }) {
  const t = useConsoleText()
  const fields = useFields('plugin')
  const label = p.pendingAction && p.status === 'pending' ? t(`k8s.plugins.action.${p.pendingAction}`) : fields.option(p.status)
  return <><Mono className="text-muted">{p.targetVersion && p.targetVersion !== p.pluginVersion ? t('k8s.plugins.to', { from: p.pluginVersion, to: p.targetVersion }) : p.pluginVersion}</Mono><Status status={p.status} label={label} /></>
}
