import { Mono, StatusShape } from '@colonnade/ui'
import { useConsoleText } from '../../../locales/index.ts'
import type { PluginRow } from './state.tsx'

/** What a plugin's last application left in its cluster; where nothing could be applied, why. */
export function PluginObjects({ plugin: p }: { plugin: PluginRow }) {
  const t = useConsoleText()
  const only = !p.connected ? t('seen.pluginRecorded') : !p.hasManifest ? t('seen.pluginNoManifest') : null
  return (
    <section aria-label={t('seen.objects')} className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{t('seen.objects')}</h3>
      {only && <p className="flex items-center gap-2 text-muted"><StatusShape tone="idle" />{only}</p>}
      {!only && !p.objects && <p className="text-muted">{t('seen.noObjects')}</p>}
      {p.objects && (
        <ul className="divide-y border-y">
          {p.objects.map((o) => <li key={`${o.apiVersion} ${o.kind} ${o.namespace} ${o.name}`} className="grid grid-cols-[minmax(0,9rem)_minmax(0,1fr)] gap-x-4 py-1"><span className="truncate text-muted">{o.kind}</span><Mono className="break-all">{o.namespace ? `${o.namespace}/${o.name}` : o.name}</Mono></li>)}
        </ul>
      )}
    </section>
  )
}
