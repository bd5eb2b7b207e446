import type { UiText } from '../lib/i18n.ts'

interface Issue { code: string; input?: unknown; expected?: string; origin?: string; minimum?: number | bigint; maximum?: number | bigint; inclusive?: boolean; format?: string }

/** A schema's complaint in the reader's language. A message written into the schema itself is kept; this only replaces the library's defaults. */
export function issueMessage(issue: Issue, t: UiText): string {
  const absent = issue.input === undefined || issue.input === null || issue.input === ''
  switch (issue.code) {
    case 'invalid_type':
      if (absent) return t('problem.required')
      return t(issue.expected === 'int' ? 'problem.integer' : issue.expected === 'number' ? 'problem.number' : issue.expected === 'date' ? 'problem.date' : 'problem.format')
    case 'invalid_value': return t(absent ? 'problem.required' : 'problem.choice')
    case 'too_small': return tooSmall(issue, t)
    case 'too_big': {
      const n = String(issue.maximum)
      if (issue.origin === 'string') return t('problem.maxLength', { n })
      if (issue.origin === 'array' || issue.origin === 'set') return t('problem.maxItems', { n })
      return t(issue.inclusive === false ? 'problem.below' : 'problem.max', { n })
    }
    case 'invalid_format':
      return t(issue.format === 'email' ? 'problem.email' : issue.format === 'url' ? 'problem.url' : /^(date|datetime|time)$/.test(issue.format ?? '') ? 'problem.date' : 'problem.format')
    case 'unrecognized_keys': return t('problem.wrong')
    default: return t('problem.format')
  }
}

function tooSmall(issue: Issue, t: UiText): string {
  const n = String(issue.minimum)
  if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? t('problem.required') : t('problem.minLength', { n })
  if (issue.origin === 'array' || issue.origin === 'set') return t('problem.minItems', { n })
  return t(issue.inclusive === false ? 'problem.above' : 'problem.min', { n })
}
