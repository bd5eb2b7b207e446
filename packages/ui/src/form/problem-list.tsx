import type { FieldErrors } from 'react-hook-form'
import { useUiText } from '../lib/i18n.ts'
import { StatusShape } from '../primitives/badge.tsx'

/** All problems of a form on top of it, after the first attempt to save; each leads to its field. */
export function ProblemList({ errors, count, labelOf, onGo }: { errors: FieldErrors<Record<string, unknown>>; count: number; labelOf: (name: string) => string; onGo: (name: string) => void }) {
  const t = useUiText()
  const names = Object.keys(errors)
  if (!count || !names.length) return null
  return (
    <div role="alert" className="rounded-md border border-l-3 border-l-fail px-3 py-2">
      <p className="flex items-center gap-2 font-medium"><StatusShape tone="fail" />{t('form.problems', { n: names.length })}</p>
      <ul className="mt-1 list-disc pl-8">
        {names.map((name) => (
          <li key={name}><button type="button" className="text-left underline-offset-3 hover:underline" onClick={() => onGo(name)}>{labelOf(name)}</button>{errors[name]?.message && <span className="text-muted">: {String(errors[name].message)}</span>}</li>
        ))}
      </ul>
    </div>
  )
}
