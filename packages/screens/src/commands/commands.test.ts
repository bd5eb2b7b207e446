import { describe, expect, it } from 'vitest'
import { createCommandStore, type Command } from './command.ts'
import { createKeyReader, strokeOf } from './keys.ts'

const ran: string[] = []
const command = (id: string, keys?: string, more: Partial<Command> = {}): Command => ({ id, group: 'go', label: id, ...(keys ? { keys } : {}), run: () => ran.push(id), ...more })

describe('the commands there are', () => {
  it('come and go with the part of the page that brings them; the later of two with one id counts', () => {
    const store = createCommandStore()
    const [page, record] = [Symbol('page'), Symbol('record')]
    let told = 0
    store.onChange(() => { told++ })
    store.put(page, [command('a'), command('edit', undefined, { label: 'Edit the page' })])
    store.put(record, [command('edit', undefined, { label: 'Edit the record' })])
    expect(store.all().map(({ id, label }) => [id, label])).toEqual([['a', 'a'], ['edit', 'Edit the record']])
    store.put(record, null)
    expect(store.all().map(({ label }) => label)).toEqual(['a', 'Edit the page'])
    expect(told).toBe(3)
  })

  it('drawn again with nothing new tell nobody, and still run what is the latest', () => {
    const store = createCommandStore()
    const page = Symbol('page')
    let told = 0
    store.onChange(() => { told++ })
    const before = (store.put(page, [command('a')]), store.all())
    store.put(page, [command('a', undefined, { run: () => ran.push('new a') })])
    expect([told, store.all() === before || store.all().length]).toEqual([1, 1])
    ran.length = 0
    expect(store.run('a')).toBe(true)
    expect(store.run('gone')).toBe(false)
    expect(ran).toEqual(['new a'])
  })
})

describe('keys', () => {
  const read = (all: Command[], clock = { now: 0 }) => createKeyReader(() => all, () => clock.now)

  it('are a letter, a chord, or letters one after the other', () => {
    ran.length = 0
    const reader = read([command('new', 'n'), command('rail', 'mod+b'), command('hosts', 'g h'), command('help', '?')])
    for (const stroke of ['n', 'mod+b', 'g', 'h', '?']) expect(reader.take(stroke)).toBe(true)
    expect(ran).toEqual(['new', 'rail', 'hosts', 'help'])
    expect(reader.take('q')).toBe(false)
  })

  it('of a sequence are forgotten when the second comes late, or is another', () => {
    ran.length = 0
    const clock = { now: 0 }
    const reader = read([command('new', 'n'), command('hosts', 'g h')], clock)
    reader.take('g')
    clock.now = 2000
    expect(reader.take('h')).toBe(false)
    reader.take('g')
    reader.take('n')
    expect(ran).toEqual(['new'])
  })

  it('are told by what they mean, not by where they lie', () => {
    const stroke = (key: string, more: Partial<KeyboardEvent> = {}) => strokeOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...more } as KeyboardEvent)
    expect([stroke('?', { shiftKey: true }), stroke('B', { ctrlKey: true }), stroke('b', { metaKey: true }), stroke('E', { ctrlKey: true, shiftKey: true }), stroke('N', { shiftKey: true }), stroke('Shift', { shiftKey: true })])
      .toEqual(['?', 'mod+b', 'mod+b', 'mod+shift+e', 'shift+n', undefined])
  })
})
