import { Badge, Button, DropZone, IconButton, Select, useFormat } from '@colonnade/ui'
import { X } from 'lucide-react'
import type { Inspection, Kind, Netbox } from './use-netbox.ts'
import { useNetboxText } from './words/index.ts'

const kinds: readonly Kind[] = ['site', 'rack', 'device_type', 'device', 'tenant', 'cluster', 'virtual_machine', 'contact', 'contact_group', 'contact_assignment', 'other']

/** Files come in, and each says what it holds. */
export function FilesStep({ netbox }: { netbox: Netbox }) {
  const t = useNetboxText()
  const { inspection, busy } = netbox
  const ready = inspection && inspection.files.every((f) => f.kind)
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[80ch] text-muted">{t('files.help')}</p>
      <DropZone multiple accept=".csv,.json,.txt,text/csv,application/json" busy={busy} onFiles={(picked) => void netbox.add(picked)} />
      {inspection && <ul className="divide-y rounded-md border bg-surface">{inspection.files.map((file) => <FileLine key={file.name} file={file} netbox={netbox} />)}</ul>}
      <div><Button look="primary" disabled={!ready} busy={busy} onClick={() => netbox.setStep('map')}>{t('files.next')}</Button></div>
    </div>
  )
}

function FileLine({ file, netbox }: { file: Inspection['files'][number]; netbox: Netbox }) {
  const t = useNetboxText()
  const f = useFormat()
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_220px_96px_28px] items-center gap-x-4 gap-y-1 px-4 py-2.5 max-sm:grid-cols-[minmax(0,1fr)_28px]">
      <span className="min-w-0">
        <span className="flex items-center gap-2"><span className="figures truncate">{file.name}</span><Badge>{file.format.toUpperCase()}</Badge></span>
        {file.kind && file.unused.length > 0 && (
          <details className="text-sm text-muted"><summary className="cursor-pointer">{t('files.unused', { n: f.number(file.unused.length) })}</summary><span className="break-words">{file.unused.join(', ')}</span></details>
        )}
        {file.outOf !== null && <span className="block text-sm text-warn-text">{t('files.part', { rows: f.number(file.rows), all: f.number(file.outOf) })}</span>}
      </span>
      <span className="max-sm:col-span-2 max-sm:row-start-2"><Select aria-label={`${file.name}: ${t('files.holds')}`} disabled={netbox.busy} value={file.kind ?? ''} placeholder={t('files.unknown')} onValue={(kind) => void netbox.setKind(file.name, kind as Kind)} options={kinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))} /></span>
      <span className="figures text-right max-sm:hidden">{f.number(file.rows)}</span>
      <IconButton size="sm" disabled={netbox.busy} label={t('files.remove', { name: file.name })} onClick={() => void netbox.remove(file.name)} className="max-sm:col-start-2 max-sm:row-start-1"><X /></IconButton>
    </li>
  )
}
