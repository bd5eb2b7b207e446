import { X } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button, IconButton } from '../primitives/button.tsx'
import { toast } from '../primitives/toast.tsx'
import type { BulkAction } from './types.ts'
import type { Selection } from './use-selection.ts'

/** Slides up while rows are chosen: how many, what can be done with them, and the way out. */
export function BulkBar<T>({ selection, actions }: { selection: Selection<T>; actions: readonly BulkAction<T>[] }) {
  const t = useUiText()
  const f = useFormat()
  const [busy, setBusy] = useState<string>()
  if (!selection.chosen.length) return null
  const run = async (action: BulkAction<T>) => {
    setBusy(action.id)
    try {
      if ((await action.run(selection.chosen)) !== false) selection.clear()
    } catch (error) {
      toast.error(error)
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <div role="toolbar" aria-label={t('table.rowActions')} className="enter-up no-print pointer-events-none absolute inset-x-0 bottom-0 z-20 flex justify-center p-3 max-sm:fixed max-sm:bottom-[var(--phone-bar-h)]">
      <div className="pointer-events-auto flex flex-wrap items-center gap-2 rounded-md border bg-surface py-1.5 pr-1.5 pl-3.5 shadow-panel">
        <span className="pr-2 font-medium tabular-nums" role="status">{t('table.selected', { n: f.number(selection.chosen.length) })}</span>
        {actions.map((action) => <Button key={action.id} size="sm" icon={action.icon} busy={busy === action.id} disabled={busy !== undefined} className={action.danger ? 'text-fail-text' : undefined} onClick={() => void run(action)}>{action.label}</Button>)}
        <IconButton size="sm" label={t('table.clearSelection')} hint="Esc" onClick={selection.clear}><X /></IconButton>
      </div>
    </div>
  )
}
