import { accessSync, constants, mkdirSync } from 'node:fs'
import { compose } from './compose.ts'
import { prepare } from './prepare.ts'
import { createServer } from './server.ts'
import { readSettings, type Settings } from './settings.ts'

/** What a person can mend, said in one line instead of a stack. */
function oneLine(error: unknown, settings?: Settings): string {
  const e = error as NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }
  const code = e.code ?? e.errors?.[0]?.code
  if (code === 'EADDRINUSE') return `Port ${settings?.PORT} is taken: stop what uses it, or choose another with PORT=… npm start`
  if (code === 'EACCES' && settings && e.syscall === 'listen') return `Port ${settings.PORT} needs rights this user lacks: choose one above 1023 with PORT=…`
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOTDIR') return `The data folder ${settings?.DATA_DIR} can't be written: make it writable, or choose another with DATA_DIR=…`
  if (settings?.DATABASE_URL && code) return `The database at DATABASE_URL can't be used (${code}): check host, port, user, password and that the server runs`
  return e.message || String(error)
}

function writable(dir: string): void {
  mkdirSync(dir, { recursive: true })
  accessSync(dir, constants.W_OK)
}

async function main(): Promise<void> {
  let settings: Settings | undefined
  try {
    settings = readSettings(process.env)
    writable(settings.DATA_DIR)
    const house = await compose(settings)
    const say = await prepare(house, process.argv.includes('--empty'))
    const app = await createServer(house)
    await app.listen({ port: settings.PORT, host: settings.HOST })
    say()
    const stop = () => { app.close().then(() => house.close()).then(() => process.exit(0), () => process.exit(1)) }
    process.once('SIGINT', stop).once('SIGTERM', stop)
  } catch (error) {
    console.error(oneLine(error, settings))
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error)
    process.exit(1)
  }
}

await main()
