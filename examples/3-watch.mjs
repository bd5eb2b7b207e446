// Anyone: what changes, as it changes. A lost connection is taken up again where it was; nothing is missed.
//   node examples/3-watch.mjs [EVENTS]      ends after so many events, or with Ctrl-C
// The last line tells the position: COLONNADE_AFTER=POSITION goes on from there the next time.
import { subscribe } from '@colonnade/client'
import { connect, explain } from './connect.mjs'

/** @param {number} most */
async function main(most) {
  const { client } = await connect()
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const after = process.env['COLONNADE_AFTER']
  const options = { signal: stop.signal, onConnection: (/** @type {'lost' | 'open'} */ state) => console.log(state === 'lost' ? '… connection lost' : '… connected') }
  let seen = 0
  let position = after
  for await (const { id, data: event } of subscribe(client.platform.event.stream, after ? { lastEventId: after } : undefined, options)) {
    position = id
    if (event.topic === 'stream.open') continue
    console.log(`${event.createdAt}  ${event.topic.padEnd(24)} ${event.resourceType} ${event.resourceId ?? ''}`)
    if (++seen >= most) break
  }
  console.log(`COLONNADE_AFTER=${position}`)
}

main(Number(process.argv[2] ?? Infinity)).catch(explain)
