import { Combobox, Field } from '@colonnade/ui'
import { X } from 'lucide-react'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'

type Names = Readonly<Record<string, string>>

/** Hosts of a group, named one after the other. */
export function HostPicker({ label, groupId, hostIds, hostNames, onChange }: { label: string; groupId: string | null; hostIds: readonly string[]; hostNames: Names; onChange: (ids: readonly string[], names: Names) => void }) {
  const t = useConsoleText()
  const sources = useSources()
  return (
    <Field label={label} help={t('place.hostsHelp')} required>
      <span className="flex flex-col gap-2">
        {hostIds.length > 0 && <span className="flex flex-wrap gap-1">{hostIds.map((id) => (
          <span key={id} className="inline-flex items-center gap-1 rounded-sm bg-raised py-px pr-0.5 pl-1.5"><span className="figures">{hostNames[id] ?? id.slice(0, 8)}</span><button type="button" aria-label={t('place.dropHost', { name: hostNames[id] ?? id })} className="rounded-xs p-0.5 text-muted hover:text-ink" onClick={() => onChange(hostIds.filter((h) => h !== id), hostNames)}><X className="size-3" /></button></span>
        ))}</span>}
        <Combobox value={null} options={sources.hostsOf(groupId ?? undefined)} placeholder={t('place.addHost')} onValue={(id, option) => { if (id && !hostIds.includes(id)) onChange([...hostIds, id], { ...hostNames, [id]: option?.label ?? id }) }} />
      </span>
    </Field>
  )
}
