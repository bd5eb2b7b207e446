import { ContractError } from '@colonnade/contract'

interface Cause { originalCode?: string; originalMessage?: string; kind?: string; constraint?: { fields?: string[]; index?: string } }
interface Facts { code: string; message: string; constraint: string | undefined; fields: string[] }

// Prisma wraps what the driver said; pg and PGlite say it themselves.
function factsOf(error: unknown): Facts | null {
  const e = error as { code?: string; message?: string; constraint?: string; cause?: unknown; meta?: { driverAdapterError?: { cause?: Cause } } }
  const cause = (e.meta?.driverAdapterError?.cause ?? (e as { cause?: Cause }).cause) as Cause | undefined
  const code = cause?.originalCode ?? e.code
  if (!code) return null
  const message = cause?.originalMessage ?? e.message ?? ''
  const named = e.constraint ?? cause?.constraint?.index ?? /constraint "([^"]+)"/.exec(message)?.[1]
  return { code, message, constraint: named, fields: cause?.constraint?.fields ?? [] }
}

/** What a constraint means to the person who ran into it. */
export interface ConstraintMeaning { field: string; reason: string; message: string; remedy: string }
const meanings = new Map<string, ConstraintMeaning>()

/** A domain says once what its constraints mean. */
export function describeConstraint(name: string, meaning: ConstraintMeaning): void {
  meanings.set(name, meaning)
}

/** Whether the same transaction may succeed when run again: serialisation failure or deadlock. */
export function isRetryable(error: unknown): boolean {
  const code = factsOf(error)?.code
  return code === '40001' || code === '40P01' || code === 'P2034'
}

/** An error of the database in the contract's terms; null when it is none the caller could act on. */
export function fromDatabaseError(error: unknown): ContractError | null {
  const facts = factsOf(error)
  if (!facts) return null
  const meaning = facts.constraint ? meanings.get(facts.constraint) : undefined
  if (meaning) return new ContractError('CONFLICT', meaning.reason, meaning.message, { remedy: meaning.remedy, fields: [{ path: meaning.field, message: meaning.message }] })
  switch (facts.code) {
    case '23505': case 'P2002': return taken(facts)
    case '23503': case '23001': case 'P2003': return new ContractError('CONFLICT', 'in_use', 'Something else refers to this, or what it refers to does not exist.', { remedy: 'Remove or change what refers to it first.' })
    case '23514': case '23P01': case 'P2004': return new ContractError('BAD_REQUEST', 'out_of_bounds', 'A figure would leave its bounds.', { remedy: 'Check the figures.', details: { rule: facts.constraint ?? '' } })
    case '22001': case '22003': case '22P02': case '22P05': case '22021': case '22007': case '22008': case 'P2000': case 'P2020':
      return new ContractError('BAD_REQUEST', 'unfit_value', 'A value is too long, too large or of the wrong kind.', { remedy: 'Correct the value and try again.' })
    case '42501': return new ContractError('NOT_FOUND', 'not_found', 'There is no such record.')
    case 'P2024': case '53300': case '57P03': case 'ECONNREFUSED': return new ContractError('UNAVAILABLE', 'database_busy', 'The database does not answer just now.', { remedy: 'Try again in a moment.' })
    default: return null
  }
}

function taken(facts: Facts): ContractError {
  const guess = /_([a-z_]+?)_key$/.exec(facts.constraint ?? '')?.[1]?.split('_').slice(-1)[0] ?? facts.fields.at(-1) ?? 'name'
  const message = 'This value is already taken.'
  return new ContractError('CONFLICT', 'already_taken', message, { remedy: 'Choose another.', fields: [{ path: guess, message }] })
}
