import { contextBridge, ipcRenderer } from 'electron'
import type { Answer, ColonnadeBridge } from '../shared/bridge.ts'
import type { ChannelName, ChannelRequest, ChannelResponse } from '../shared/channels.ts'
import type { DesktopEventName } from '../shared/events.ts'
import { apiBase } from '../shared/origin.ts'
import { CALL_CHANNEL, EVENT_CHANNEL, EVENT_NAMES } from '../shared/wire.ts'

type Listener = (payload: unknown) => void

const listeners = new Map<DesktopEventName, Set<Listener>>(EVENT_NAMES.map((name) => [name, new Set()]))

ipcRenderer.on(EVENT_CHANNEL, (_event, name: DesktopEventName, payload: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(payload)
})

function call<N extends ChannelName>(name: N, request: ChannelRequest<N>): Promise<Answer<ChannelResponse<N>>> {
  return ipcRenderer.invoke(CALL_CHANNEL, name, request)
}

const bridge: ColonnadeBridge = {
  version: 1,
  apiBase,
  app: { info: () => call('app.info', undefined) },
  sites: {
    list: () => call('sites.list', undefined),
    add: (input) => call('sites.add', input),
    update: (input) => call('sites.update', input),
    remove: (siteId) => call('sites.remove', { siteId }),
    select: (siteId) => call('sites.select', { siteId }),
    probe: (url) => call('sites.probe', { url }),
  },
  token: {
    set: (siteId, token, remember) => call('token.set', { siteId, token, remember }),
    has: (siteId) => call('token.has', { siteId }),
    clear: (siteId) => call('token.clear', { siteId }),
  },
  kept: {
    read: (siteId) => call('kept.read', { siteId }),
    write: (siteId, text) => call('kept.write', { siteId, text }),
    clear: (siteId) => call('kept.clear', { siteId }),
  },
  files: {
    open: (accept, multiple = false) => call('files.open', { accept, multiple }),
    save: (suggestedName, content) => call('files.save', { suggestedName, content }),
  },
  notify: { show: (input) => call('notify.show', input) },
  window: { state: () => call('window.state', undefined) },
  badge: { set: (count) => call('badge.set', { count }) },
  menu: { set: (commands) => call('menu.set', { commands }) },
  theme: { get: () => call('theme.get', undefined), set: (source) => call('theme.set', { source }) },
  locale: { set: (locale) => call('locale.set', { locale }) },
  links: { take: () => call('links.take', undefined) },
  updates: { check: () => call('updates.check', undefined), status: () => call('updates.status', undefined), install: () => call('updates.install', undefined) },
  on(name, listener) {
    const group = listeners.get(name)
    // A wrapper of its own, so that the same function subscribed twice is two subscriptions.
    const own: Listener = (payload) => listener(payload as never)
    group?.add(own)
    return () => { group?.delete(own) }
  },
}

function frozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part)
  return Object.freeze(value)
}

contextBridge.exposeInMainWorld('colonnade', frozen(bridge))
