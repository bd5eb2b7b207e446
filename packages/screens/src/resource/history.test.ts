import { describe, expect, it } from 'vitest'
import { changesOf } from './history.tsx'

describe('what an entry of a history changed', () => {
  it('leaves out what stayed, what is the books\u2019 own, and ids whose name is there', () => {
    const changes = changesOf({ oldValues: { name: 'a', version: 1, groupId: 'x', groupName: 'gpu', room: null }, newValues: { name: 'b', version: 2, groupId: 'y', groupName: 'cpu', room: null } })
    expect(changes).toEqual([{ field: 'name', old: 'a', now: 'b' }, { field: 'groupName', old: 'gpu', now: 'cpu' }])
  })
})
