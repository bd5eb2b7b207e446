import type { ErrorShape } from '@colonnade/contract/kernel/errors'
import { X } from 'lucide-react'
import { useState } from 'react'
import { missingIn } from '../lib/errors.ts'
import { useFormat } from '../lib/format.ts'
import { useUiText } from '../lib/i18n.ts'
import { Button, IconButton } from '../primitives/button.tsx'
import { toast } from '../primitives/toast.tsx'
import type { BulkAction } from './types.ts'
import type { Selection } from './use-selection.ts'

/** What can be done with the chosen rows, and what is being done: the bar and whoever else starts one use the same. */
export function useBulk<T>(selection: Selection<T>, actions: readonly BulkAction<T>[] = []) {
  const t = useUiText()
  const f = useFormat()
  const [busy, setBusy] = useState<string>()
  const run = async (id: string) => {
    const action = actions.find((one) => one.id === id)
    if (!action || busy !== undefined || !selection.chosen.length) return
    setBusy(id)
    try {
      if ((await action.run(selection.chosen)) !== false) selection.clear()
    } catch (error) {
      const missing = missingIn(error)
      selection.forget(missing)
      // nothing can be done with what somebody else deleted meanwhile: the others stay chosen
      if (missing.length && missing.length < selection.chosen.length) toast.error({ code: 'NOT_FOUND', reason: 'some_gone', message: t('table.someGone', { n: f.number(missing.length) }), remedy: t('table.someGoneRemedy') } satisfies ErrorShape)
      else toast.error(error)
    } finally {
      setBusy(undefined)
    }
  }
  return { actions, busy, run }
}

/** Slides up while rows are chosen: how many, what can be done with them, and the way out. */
export function BulkBar<T>({ selection, bulk: { actions, busy, run } }: { selection: Selection<T>; bulk: ReturnType<typeof useBulk<T>> }) {
  const t = useUiText()
  const f = useFormat()
  if (!selection.chosen.length) return null
  return (
    <div role="toolbar" aria-label={t('table.rowActions')} className="enter-up no-print pointer-events-none absolute inset-x-0 bottom-0 z-20 flex justify-center p-3 max-sm:fixed max-sm:bottom-[var(--phone-bar-h)]">
      <div className="pointer-events-auto flex flex-wrap items-center gap-2 rounded-md border bg-surface py-1.5 pr-1.5 pl-3.5 shadow-panel">
        <span className="pr-2 font-medium tabular-nums" role="status">{t('table.selected', { n: f.number(selection.chosen.length) })}</span>
        {actions.map((action) => <Button key={action.id} size="sm" icon={action.icon} busy={busy === action.id} disabled={busy !== undefined} className={action.danger ? 'text-fail-text' : undefined} onClick={() => void run(action.id)}>{action.label}</Button>)}
        <IconButton size="sm" label={t('table.clearSelection')} hint="Esc" onClick={selection.clear}><X /></IconButton>
      </div>
    </div>
  )
}
