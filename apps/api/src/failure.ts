import type { Settings } from './settings.ts'

type Coded = Error & { code?: string; syscall?: string; path?: string; errors?: Coded[]; cause?: unknown; meta?: { driverAdapterError?: { cause?: { originalCode?: string; originalMessage?: string } } } }

const REACH = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPIPE'])
const WRITING = new Set(['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOENT'])
/** Errors whose sentence was written for the person who starts the server. */
const PLAIN = new Set(['FolderInUse', 'NewerDatabase'])

function codeOf(error: Coded): string | undefined {
  return error.meta?.driverAdapterError?.cause?.originalCode ?? error.code ?? error.errors?.[0]?.code
}

/** Whether the database is out of reach just now: refused, broken off, starting, stopping or closed to visitors. What was asked of it may be asked again. */
export function isAway(error: unknown): boolean {
  const e = error as Coded
  const code = codeOf(e)
  return code ? REACH.has(code) || /^(08|57P0|53300|55000|P10(01|02|08|17)|P2024)/.test(code) : /connection (terminated|ended|closed)/i.test(e.message)
}

// Host, port and name, never user or password.
function databaseOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${decodeURIComponent(pathname.slice(1)) || '(no database named)'} at ${hostname || 'localhost'}:${port || 5432}`
}

function ofDatabase(code: string | undefined, error: Coded, url: string): string {
  const which = `The database ${databaseOf(url)} (DATABASE_URL)`
  if (code && REACH.has(code)) return `${which} can't be reached (${code}): check host and port, and that the server runs`
  if (/timeout/i.test(error.message)) return `${which} doesn't answer: check host and port, and that the server runs`
  switch (code) {
    case '28P01': case '28000': return `${which} refuses this user: check user and password`
    case '3D000': return `${which} does not exist: create it, or correct the name`
    case '42501': return `${which} forbids this user what it takes to set it up: ${error.message}`
    case '53300': return `${which} has no free connection: allow it more, or lower DATABASE_POOL`
    case '57P03': return `${which} is just starting or stopping: try again in a moment`
    case '0A000': case '58P01': return `${which} lacks something Colonnade needs: ${error.message}`
    default: return `${which} can't be used${code ? ` (${code})` : ''}: ${error.message.split('\n')[0]!.slice(0, 300)}`
  }
}

/** What a person can mend, said in one line instead of a stack. */
export function oneLine(error: unknown, settings?: Settings): string {
  const e = (error instanceof Error ? error : new Error(String(error))) as Coded
  const code = codeOf(e)
  if (PLAIN.has(e.name) || !settings) return e.message
  if (e.syscall === 'listen') return notListening(code, settings)
  if (code === 'ENOSPC') return `The data folder ${settings.DATA_DIR} can't be written: the disk is full`
  if (code && WRITING.has(code) && e.syscall) return `The data folder ${settings.DATA_DIR} can't be written (${code}): make it writable, or choose another with DATA_DIR=…`
  if (settings.DATABASE_URL && !e.name.startsWith('Redis')) return ofDatabase(code, e, settings.DATABASE_URL)
  return e.message.split('\n')[0]! || e.name
}

function notListening(code: string | undefined, { PORT, HOST }: Settings): string {
  switch (code) {
    case 'EADDRINUSE': return `Port ${PORT} is taken: stop what uses it, or choose another with PORT=… npm start`
    case 'EACCES': return `Port ${PORT} needs rights this user lacks: choose one above 1023 with PORT=…`
    default: return `The address ${HOST}:${PORT} can't be listened on (${code}): correct HOST`
  }
}
