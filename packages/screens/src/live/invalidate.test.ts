import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { createInvalidator, entityOf } from './invalidate.ts'

describe('live updates', () => {
  it('name the entity of a resource type as procedure paths do', () => {
    expect(entityOf('virtual_machine')).toBe('virtualMachine')
    expect(entityOf('rack')).toBe('rack')
  })
  it('make old what reads the changed entity or a related one, and nothing else', async () => {
    const client = new QueryClient()
    const keys = { rack: [['datacenter', 'rack', 'list'], {}], host: [['datacenter', 'host', 'list'], {}], user: [['identity', 'user', 'list'], {}] }
    for (const key of Object.values(keys)) client.setQueryData(key, [])
    const { changed } = createInvalidator(client, { rack: ['host'] }, 0)
    changed('rack')
    await new Promise((resolve) => { setTimeout(resolve, 5) })
    const old = (key: unknown[]) => client.getQueryState(key)?.isInvalidated
    expect([old(keys.rack), old(keys.host), old(keys.user)]).toEqual([true, true, false])
  })
})
