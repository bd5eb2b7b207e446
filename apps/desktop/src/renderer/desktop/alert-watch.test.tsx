// @vitest-environment jsdom
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Site } from '../../shared/channels.ts'
import { notesOf } from './alert-watch.tsx'

const berlin = { id: 'berlin', name: 'Berlin', url: 'https://one.example.com', mark: 'Production', selected: false, credential: 'session', alerts: 'warning' } as Site
const alert = (n: number, more: object = {}) => ({ id: `a${n}`, severity: 'warning', resourceType: 'baremetal', resourceId: `h${n}`, resourceName: `node-${n}`, kind: 'host_unhealthy', title: `Alert ${n}`, params: {}, ...more })

describe('notifications of alerts raised together', () => {
  const say = { sentence: ({ title }: { title: string }) => title, several: (n: number) => `${n} alerts` }
  it('few are each for themselves', () => {
    expect(notesOf(berlin, [alert(1)], say)).toEqual([{ title: 'Alert 1', body: 'node-1\nBerlin · Production', target: { siteId: 'berlin', path: '/hosts?open=h1' }, urgent: false }])
  })
  it('many are one, which is urgent when one of them is', () => {
    const all = [alert(1, { severity: 'critical' }), alert(2), alert(3)]
    expect(notesOf(berlin, all, say)).toEqual([{ title: '3 alerts', body: 'node-1: Alert 1\nnode-2: Alert 2\nBerlin · Production', target: { siteId: 'berlin', path: '/alerts' }, urgent: true }])
  })
})

describe('listening at a site', () => {
  const show = vi.fn(async () => ({ ok: true, value: { shown: true } }))
  let refuse = true
  let away = 0
  const streams = () => asked.filter((url) => url.includes('event.stream')).length
  let asked: string[] = []
  const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  const raise = (id: string, n: number) => `id: ${n}\ndata: ${JSON.stringify({ topic: 'alert.raise', resourceType: 'alert', resourceId: id, payload: { severity: 'warning' } })}\n\n`
  const stream = () => new Response(new ReadableStream({ start: (to) => { to.enqueue(new TextEncoder().encode(`event: connected\ndata: {}\n\n${raise('a1', 1)}${raise('a2', 2)}`)) } }), { headers: { 'content-type': 'text/event-stream' } })

  beforeEach(() => {
    asked = []
    refuse = true
    away = 0
    show.mockClear()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    vi.stubGlobal('fetch', async (input: RequestInfo | URL) => {
      const url = decodeURIComponent(String(input instanceof Request ? input.url : input))
      asked.push(url)
      if (url.includes('event.stream')) return refuse ? json({ error: { message: 'Signed out', code: -32_001, data: { code: 'UNAUTHORIZED', reason: 'no_session', message: 'Signed out' } } }, 401) : stream()
      if (url.includes('alert.list') && away-- > 0) throw new TypeError('Failed to fetch')
      return json(url.includes('alert.counts') ? [{ result: { data: { open: 1, critical: 0, acknowledged: 0 } } }] : [{ result: { data: { items: [alert(2)] } } }])
    })
    vi.stubGlobal('colonnade', {
      apiBase: () => 'http://site.example', notify: { show }, badge: { set: async () => undefined }, on: () => () => undefined,
      sites: { list: async () => ({ ok: true, value: [berlin] }) },
    })
    vi.resetModules()
  })
  afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals() })

  const listen = async () => {
    const { AlertWatch } = await import('./alert-watch.tsx')
    const { SitesProvider } = await import('./sites-context.tsx')
    renderApp(<SitesProvider><AlertWatch /><p>on</p></SitesProvider>)
    expect(screen.getByText('on')).toBeTruthy()
    await vi.advanceTimersByTimeAsync(50)
  }

  it('goes on after a session ended: a refused stream is begun again, since signing in anew is not seen here', async () => {
    await listen()
    expect(streams()).toBe(1)
    await vi.advanceTimersByTimeAsync(61_000)
    await vi.waitFor(() => expect(streams()).toBe(2))
  })

  it('says only what still stands open, not what was over while the machine slept', async () => {
    refuse = false
    await listen()
    await vi.advanceTimersByTimeAsync(2000)
    expect(show.mock.calls).toEqual([[expect.objectContaining({ title: 'Alert 2', target: { siteId: 'berlin', path: '/hosts?open=h2' } })]])
  })

  it('tells of an alert although it could not be asked at first whether it still stands', async () => {
    refuse = false
    away = Infinity
    await listen()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(show).not.toHaveBeenCalled()
    away = 0
    await vi.advanceTimersByTimeAsync(40_000)
    expect(show.mock.calls).toEqual([[expect.objectContaining({ title: 'Alert 2' })]])
    expect(asked.filter((url) => url.includes('alert.list')).every((url) => url.includes('"field":"id"') && url.includes('a1'))).toBe(true)
  })
})
