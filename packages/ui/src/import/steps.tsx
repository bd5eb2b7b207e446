import { cn } from '../lib/cn.ts'
import { useUiText } from '../lib/i18n.ts'

/** Where one is on a way of a few steps. */
export function Steps({ steps, now }: { steps: readonly { id: string; label: string }[]; now: string }) {
  const t = useUiText()
  const at = steps.findIndex((s) => s.id === now)
  return (
    <ol aria-label={t('import.steps')} className="flex gap-2 border-b pb-3">
      {steps.map((s, i) => (
        <li key={s.id} aria-current={i === at ? 'step' : undefined} className={cn('flex flex-1 flex-col gap-1 border-t-2 pt-1.5 text-sm', i <= at ? 'border-accent' : 'border-line', i === at ? 'font-medium' : 'text-muted')}>
          <span><span className="figures mr-1.5">{i + 1}</span>{s.label}</span>
        </li>
      ))}
    </ol>
  )
}
