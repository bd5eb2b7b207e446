import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Database } from '@colonnade/db'
import { oneLine } from './failure.ts'
import { readSettings, type Settings } from './settings.ts'

/** After how long a stop no longer waits: what is left undone is taken up at the next start, as after a power cut, in ms. */
const STOP_MS = 4500

function writable(dir: string): void {
  mkdirSync(dir, { recursive: true })
  accessSync(dir, constants.W_OK)
}

// Said at once, and not after the database was opened and brought up to date.
function portIsFree({ PORT: port, HOST: host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen({ port, host }, () => probe.close(() => resolve()))
  })
}

function openEarly(settings: Settings): Promise<Database> {
  const database = import('./open.ts').then(({ databaseAt }) => databaseAt(settings))
  // whoever waits for it is told; until then it must not end the process
  database.catch(() => {})
  return database
}

function stopper(close: () => Promise<void>, warn: (text: string) => void): () => void {
  return () => {
    setTimeout(() => { warn('stopped before everything was at rest; it goes on at the next start'); process.exit(0) }, STOP_MS)
    close().then(() => process.exit(0), () => process.exit(1))
  }
}

async function main(): Promise<void> {
  let settings: Settings | undefined
  let database: Promise<Database> | undefined
  try {
    settings = readSettings(process.env)
    writable(settings.DATA_DIR)
    await portIsFree(settings)
    // what can be said without it was said before the rest is loaded; the database opens on other threads meanwhile
    database = openEarly(settings)
    const [{ compose }, { prepare }, { createServer: createApp }] = await Promise.all([import('./compose.ts'), import('./prepare.ts'), import('./server.ts')])
    const house = await compose(settings, { later: true, database })
    const say = await prepare(house, process.argv.includes('--empty'))
    const app = await createApp(house)
    await app.listen({ port: settings.PORT, host: settings.HOST })
    say()
    const stop = stopper(async () => { await app.close(); await house.close() }, (text) => house.log.warn(text))
    process.once('SIGINT', stop).once('SIGTERM', stop)
    await house.begin()
  } catch (error) {
    console.error(oneLine(error, settings))
    if (process.env['LOG_LEVEL'] === 'debug') console.error(error)
    // a migration that has begun is seen through: cut in the middle it would have to be mended by hand
    await database?.then((opened) => opened.close(), () => {})
    process.exit(1)
  }
}

await main()
