// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { clearDraft, clearDrafts, readDraft, writeDraft } from './drafts.ts'

const DAY = 86_400_000
beforeEach(() => localStorage.clear())

describe('drafts', () => {
  it('outlive the window they were typed in', () => {
    writeDraft('berlin|u1', 'rack.new', { name: 'R-77' })
    sessionStorage.clear()
    expect(readDraft('berlin|u1', 'rack.new')).toEqual({ name: 'R-77' })
  })

  it('of one site or person never show at another, and go with their owner', () => {
    writeDraft('berlin|u1', 'rack.new', { name: 'R-77' })
    writeDraft('berlin|u1', 'host.new', { name: 'h' })
    writeDraft('berlin|u2', 'rack.new', { name: 'R-2' })
    expect(readDraft('taipei|u1', 'rack.new')).toBeUndefined()
    clearDrafts('berlin|u1')
    expect([readDraft('berlin|u1', 'rack.new'), readDraft('berlin|u1', 'host.new'), readDraft('berlin|u2', 'rack.new')]).toEqual([undefined, undefined, { name: 'R-2' }])
  })

  it('are few, small and not for ever', () => {
    for (let n = 0; n < 60; n++) writeDraft('s', `k${n}`, { n }, 1000 + n)
    expect(localStorage.length).toBe(40)
    expect(readDraft('s', 'k0', 2000)).toBeUndefined()
    expect(readDraft('s', 'k59', 2000)).toEqual({ n: 59 })
    expect(readDraft('s', 'k59', 2000 + 15 * DAY)).toBeUndefined()
    writeDraft('s', 'large', { text: 'x'.repeat(300_000) }, 3000)
    expect(readDraft('s', 'large', 3000)).toBeUndefined()
    writeDraft('s', 'later', { n: 1 }, 15 * DAY)
    expect(localStorage.length).toBe(1)
  })

  it('that are damaged are none', () => {
    writeDraft('s', 'k', { n: 1 })
    for (const text of ['{', '[]', 'null', '{"at":"x","values":{}}']) {
      localStorage.setItem('colonnade.draft.s.k', text)
      expect(readDraft('s', 'k')).toBeUndefined()
    }
    clearDraft('s', 'k')
    expect(localStorage.length).toBe(0)
  })
})
