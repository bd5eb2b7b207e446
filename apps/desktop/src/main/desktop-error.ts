import { ContractError, type ErrorCode, type ErrorShape } from '@colonnade/contract/kernel/errors'
import type { Locale } from '../shared/channels.ts'
import { message, messages, type MessageKey } from '../shared/messages/index.ts'

/** An error of the desktop's own: its English sentence and remedy are the texts under its reason, which `inWords` says in the operator's language. */
export function desktopError(code: ErrorCode, reason: MessageKey & `desktop.${string}`, values: Record<string, string> = {}): ContractError {
  const remedy = `${reason}.remedy`
  return new ContractError(code, reason, message('en', reason, values), {
    ...(remedy in messages.en ? { remedy: message('en', remedy as MessageKey, values) } : {}),
    ...(Object.keys(values).length > 0 ? { details: values } : {}),
  })
}

/** An error in the operator's language, where its reason is one of the desktop's own; a site's errors pass as they are. */
export function inWords(shape: ErrorShape, locale: Locale): ErrorShape {
  if (!(shape.reason in messages.en)) return shape
  const values = Object.fromEntries(Object.entries(shape.details ?? {}).map(([name, value]) => [name, String(value)]))
  const remedy = `${shape.reason}.remedy`
  return { ...shape, message: message(locale, shape.reason as MessageKey, values), ...(remedy in messages.en ? { remedy: message(locale, remedy as MessageKey, values) } : {}) }
}
