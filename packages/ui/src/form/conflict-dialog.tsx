import type { FieldConflict } from '@colonnade/contract/kernel/errors'
import { useState, type ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'
import { humanise } from '../primitives/badge.tsx'
import { Button } from '../primitives/button.tsx'
import { Dialog } from '../primitives/dialog.tsx'
import type { ConflictChoices } from './conflict.ts'

/** Props of `ConflictDialog`. `fieldLabel` and `print` put fields and values in the reader's words. */
export interface ConflictDialogProps {
  conflicts: readonly FieldConflict[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onResolve: (choices: ConflictChoices) => void | Promise<void>
  fieldLabel?: (field: string) => string
  print?: (field: string, value: unknown) => ReactNode
}

/** A stale edit: mine and theirs side by side, a choice for every field. Nothing is saved before every field has one. */
export function ConflictDialog({ conflicts, open, onOpenChange, onResolve, fieldLabel = humanise, print }: ConflictDialogProps) {
  const t = useUiText()
  const [choices, setChoices] = useState<ConflictChoices>({})
  const [busy, setBusy] = useState(false)
  const complete = conflicts.every((c) => choices[c.field])
  const all = (side: 'mine' | 'theirs') => setChoices(Object.fromEntries(conflicts.map((c) => [c.field, side])))
  const show = (field: string, value: unknown) => print?.(field, value) ?? plain(value, t('conflict.empty'))
  const save = async () => {
    setBusy(true)
    try { await onResolve(choices) } finally { setBusy(false); setChoices({}) }
  }
  return (
    <Dialog wide open={open} onOpenChange={onOpenChange} title={t('conflict.title')} description={t('conflict.body')}
      footer={<>
        <span className="flex-1 max-sm:basis-full"><Button look="ghost" size="sm" onClick={() => all('mine')}>{t('conflict.keepMine')}</Button><Button look="ghost" size="sm" onClick={() => all('theirs')}>{t('conflict.keepTheirs')}</Button></span>
        <Button onClick={() => onOpenChange(false)}>{t('common.cancel')}</Button>
        <Button look="primary" disabled={!complete} busy={busy} onClick={() => void save()}>{t('conflict.save')}</Button>
      </>}>
      <div className="flex flex-col gap-4">
        {conflicts.map((conflict) => (
          <fieldset key={conflict.field}>
            <legend className="mb-1 font-medium">{fieldLabel(conflict.field)}</legend>
            <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
              {(['mine', 'theirs'] as const).map((side) => {
                const on = choices[conflict.field] === side
                return (
                  <label key={side} className={cn('flex cursor-pointer items-start gap-2.5 rounded-md border p-2.5 has-focus-visible:outline-2 has-focus-visible:outline-accent', on ? 'border-accent bg-accent-soft' : 'hover:bg-raised')}>
                    <input type="radio" name={`conflict-${conflict.field}`} checked={on} onChange={() => setChoices({ ...choices, [conflict.field]: side })} className="mt-1 accent-(--accent) outline-none" />
                    <span className="min-w-0"><span className="block text-sm text-muted">{t(`conflict.${side}`)}</span><span className="block break-words">{show(conflict.field, conflict[side])}</span></span>
                  </label>
                )
              })}
            </div>
          </fieldset>
        ))}
      </div>
    </Dialog>
  )
}

function plain(value: unknown, empty: string): ReactNode {
  if (value === null || value === undefined || value === '') return <span className="text-muted">{empty}</span>
  if (Array.isArray(value) && value.every((v) => typeof v !== 'object')) return value.join(', ')
  return typeof value === 'object' ? <code className="figures whitespace-pre-wrap">{JSON.stringify(value, null, 1)}</code> : String(value)
}
