import { cn } from '@colonnade/ui'
import { FileUp } from 'lucide-react'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import { useText } from '../../locales/index.ts'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes files dropped anywhere on its content; says so while they hover. */
export function DropZone({ onFiles, disabled, children, className }: { onFiles: (files: File[]) => void; disabled?: boolean; children: ReactNode; className?: string }) {
  const t = useText()
  const depth = useRef(0)
  const [over, setOver] = useState(false)
  const move = (by: 1 | -1) => { depth.current = Math.max(0, depth.current + by); setOver(depth.current > 0) }
  if (disabled) return <div className={className}>{children}</div>
  return (
    <div
      className={cn('relative', className)}
      onDragEnter={(e) => { if (hasFiles(e)) { e.preventDefault(); move(1) } }} onDragLeave={(e) => { if (hasFiles(e)) move(-1) }} onDragOver={(e) => { if (hasFiles(e)) e.preventDefault() }}
      onDrop={(e) => { if (!hasFiles(e)) return; e.preventDefault(); depth.current = 0; setOver(false); onFiles([...e.dataTransfer.files]) }}
    >
      {children}
      {over && <div className="enter pointer-events-none absolute inset-0 z-20 grid place-items-center rounded-md border-2 border-dashed border-accent bg-accent-soft/90"><p className="flex items-center gap-2 text-lg font-medium text-accent-text"><FileUp className="size-5" />{t('upload.drop')}</p></div>}
    </div>
  )
}
