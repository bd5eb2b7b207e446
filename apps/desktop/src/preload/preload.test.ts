import { beforeEach, expect, test, vi } from 'vitest'
import type { ColonnadeBridge } from '../shared/bridge.ts'
import { channels } from '../shared/channels.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../shared/wire.ts'

const exposed = new Map<string, unknown>()
const invoked: unknown[][] = []
const subscribed = new Map<string, (event: unknown, ...args: unknown[]) => void>()

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => { exposed.set(name, value) } },
  ipcRenderer: {
    invoke: async (...args: unknown[]) => { invoked.push(args); return { ok: true, value: undefined } },
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) => { subscribed.set(channel, listener) },
  },
}))

let bridge: ColonnadeBridge
beforeEach(async () => {
  await import('./index.ts')
  bridge = exposed.get('colonnade') as ColonnadeBridge
  invoked.length = 0
})

/** Every value the bridge holds, by its path. */
function leaves(value: object, path = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([key, part]) => typeof part === 'object' && part !== null ? leaves(part, `${path}${key}.`) : [[path + key, part]] as [string, unknown][])
}

test('one frozen object of functions is all the page gets', () => {
  expect([...exposed.keys()]).toEqual(['colonnade'])
  expect(Object.isFrozen(bridge)).toBe(true)
  for (const part of Object.values(bridge)) if (typeof part === 'object') expect(Object.isFrozen(part)).toBe(true)
  expect(leaves(bridge).filter(([, value]) => typeof value !== 'function')).toEqual([['version', 1]])
})

test('its functions are the contract’s channels, each once', async () => {
  const names = leaves(bridge).filter(([name]) => !['version', 'apiBase', 'on'].includes(name))
  for (const [, run] of names) await (run as (...args: unknown[]) => Promise<unknown>)('a', 'b', true)
  expect(invoked.every(([channel]) => channel === CALL_CHANNEL)).toBe(true)
  expect(invoked.map(([, name]) => name).sort()).toEqual(Object.keys(channels).sort())
})

test('arguments become the channel’s request', async () => {
  await bridge.token.set('main', 'secret', true)
  await bridge.files.save('a.csv', 'x')
  expect(invoked).toEqual([[CALL_CHANNEL, 'token.set', { siteId: 'main', token: 'secret', remember: true }], [CALL_CHANNEL, 'files.save', { suggestedName: 'a.csv', content: 'x' }]])
  expect(bridge.apiBase('main')).toBe('app://console/api/main')
})

test('events reach their listeners until they stop, and never Electron’s own event', () => {
  const got: unknown[][] = []
  const emit = (name: string, payload: unknown) => subscribed.get(EVENT_CHANNEL)!({ sender: 'ipc' }, name, payload)
  const stop = bridge.on('command', (...args) => { got.push(args) })
  emit('command', 'go.hosts')
  emit('theme', { source: 'dark', dark: true })
  emit('constructor', 1)
  stop()
  emit('command', 'go.racks')
  expect(got).toEqual([['go.hosts']])
  expect(() => bridge.on('nonsense' as never, () => undefined)()).not.toThrow()
})
