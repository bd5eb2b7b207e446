import { FileUp } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'

/** Files dropped or chosen; one, or several with `multiple`. While `busy` none are taken. */
export function DropZone({ onFiles, busy, multiple, accept }: { onFiles: (files: readonly File[]) => void; busy: boolean; multiple?: boolean; accept: string }) {
  const t = useUiText()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => { if (!busy && files?.length) onFiles(multiple ? [...files] : [files[0]!]) }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <label onDragOver={(e) => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)} onDrop={drop}
      className={cn('flex min-h-44 cursor-pointer flex-col items-center justify-center gap-2 rounded-md border border-dashed border-line-strong p-6 text-center transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent', over ? 'border-accent bg-accent-soft' : 'hover:bg-raised', busy && 'pulse-slow')}>
      <FileUp aria-hidden className="size-6 text-muted" />
      <span>{t(multiple ? 'import.dropMany' : 'import.drop')} <span className="text-muted">{t('import.or')}</span> <span className="text-accent-text underline underline-offset-3">{t(multiple ? 'import.chooseMany' : 'import.choose')}</span></span>
      <input type="file" accept={accept} multiple={multiple} className="sr-only" disabled={busy} onChange={(e) => { take(e.target.files); e.target.value = '' }} />
    </label>
  )
}
