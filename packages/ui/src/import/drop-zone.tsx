import { FileUp } from 'lucide-react'
import { createContext, useContext, useState, type DragEvent } from 'react'
import { cn } from '../lib/cn.ts'
import { useLatest } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { toast } from '../primitives/toast.tsx'

/** The system's own dialog for a file, or for several (extensions without a dot; none where it was cancelled), where the page has one to ask; undefined in a browser, whose file input asks. */
export const FileChooser = createContext<((accept: string[], multiple: boolean) => Promise<File[]>) | undefined>(undefined)

/** Files dropped or chosen; one, or several with `multiple`. While `busy` none are taken. */
export function DropZone({ onFiles, busy, multiple, accept }: { onFiles: (files: readonly File[]) => void; busy: boolean; multiple?: boolean; accept: string }) {
  const t = useUiText()
  const choose = useContext(FileChooser)
  const [over, setOver] = useState(false)
  const Zone = choose ? 'div' : 'label'
  // a dialog may have stood open while others came in
  const latest = useLatest(busy)
  const take = (files: Iterable<File> | null) => { const given = [...files ?? []]; if (!latest.current && given.length) onFiles(multiple ? given : given.slice(0, 1)) }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const ask = async (chooser: NonNullable<typeof choose>) => {
    try {
      take(await chooser(accept.split(',').filter((kind) => kind.startsWith('.')).map((kind) => kind.slice(1)), multiple === true))
    } catch (error) { toast.error(error) }
  }
  const words = t(multiple ? 'import.chooseMany' : 'import.choose')
  const link = 'text-accent-text underline underline-offset-3'
  return (
    <Zone onDragOver={(e) => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}
      className={cn('flex min-h-44 flex-col items-center justify-center gap-2 rounded-md border border-dashed border-line-strong p-6 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent', !choose && 'cursor-pointer', over ? 'border-accent bg-accent-soft' : 'hover:bg-raised', busy && 'pulse-slow')}>
      <FileUp aria-hidden className="size-6 text-muted" />
      <span>{t(multiple ? 'import.dropMany' : 'import.drop')} <span className="text-muted">{t('import.or')}</span> {choose ? <button type="button" disabled={busy} onClick={() => void ask(choose)} className={link}>{words}</button> : <span className={link}>{words}</span>}</span>
      {!choose && <input type="file" accept={accept} multiple={multiple} className="sr-only" disabled={busy} onChange={(e) => { take(e.target.files); e.target.value = '' }} />}
    </Zone>
  )
}
