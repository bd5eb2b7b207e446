import { netboxExportKind, type NetboxExportKind } from '@colonnade/contract/datacenter'
import { useClient, useSurroundings } from '@colonnade/screens'
import { Button, Field, Select, toast, useFormat } from '@colonnade/ui'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useNetboxText } from './words/index.ts'

/** Everything in the form NetBox imports, in the order it wants. */
export function ExportList() {
  const t = useNetboxText()
  const f = useFormat()
  const client = useClient()
  const { saveFile } = useSurroundings()
  const [busy, setBusy] = useState<NetboxExportKind>()
  const [diskUnit, setDiskUnit] = useState<'MB' | 'GB'>('MB')
  const get = async (kind: NetboxExportKind) => {
    setBusy(kind)
    try {
      const { csv, fileName, rows, left } = await client.datacenter.netbox.export.query({ kind, diskUnit })
      const missing = left > 0 ? { description: t('export.left', { n: f.number(left) }) } : {}
      if (rows === 0) { toast.info(t('export.empty'), missing); return }
      if (await saveFile(fileName, csv)) toast.success(t('export.done', { file: fileName, n: f.number(rows) }), missing)
    } catch (error) {
      toast.error(error)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[80ch] text-muted">{t('export.line')}</p>
      <div className="w-72 max-w-full"><Field label={t('export.diskUnit')} help={t('export.diskUnitHelp')}><Select value={diskUnit} onValue={(unit) => setDiskUnit(unit as 'MB')} options={['MB', 'GB'].map((u) => ({ value: u, label: u }))} /></Field></div>
      <ol className="divide-y rounded-md border bg-surface">
        {netboxExportKind.options.map((kind, i) => (
          <li key={kind} className="flex items-center gap-4 px-4 py-2">
            <span className="figures w-6 text-right text-muted">{i + 1}</span><span className="flex-1">{t(`export.kind.${kind}`)}</span>
            <Button size="sm" icon={<Download />} busy={busy === kind} aria-label={`${t('export.get')}: ${t(`export.kind.${kind}`)}`} onClick={() => void get(kind)}>{t('export.get')}</Button>
          </li>
        ))}
      </ol>
    </div>
  )
}
