import pg from 'pg'

const RETRY_MS = 1000

/** Listens on a connection of its own, and again on a new one whenever that breaks. The first connection must succeed. */
export async function listenOn(url: string, channel: string, onNotify: (payload: string) => void, onConnection: (connected: boolean) => void = () => {}): Promise<() => Promise<void>> {
  let client: pg.Client | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: 'colonnade-listen', keepAlive: true, connectionTimeoutMillis: 5000 })
    fresh.on('error', () => {})
    fresh.on('notification', (n) => onNotify(n.payload ?? ''))
    await fresh.connect()
    await fresh.query(`LISTEN ${fresh.escapeIdentifier(channel)}`)
    fresh.once('end', () => { if (!stopped) { onConnection(false); again() } })
    client = fresh
    onConnection(true)
  }
  const again = () => {
    timer = setTimeout(() => { if (!stopped) connect().catch(again) }, RETRY_MS)
    timer.unref()
  }
  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
