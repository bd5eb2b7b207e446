import { expect, it } from 'vitest'
import { keysOfPlaces } from './keys.ts'

const places = ['overview', 'alerts', 'hosts', 'vms', 'place', 'racks', 'groups', 'specifications', 'quotas', 'placements', 'clusters', 'tenants', 'users', 'roles', 'tokens', 'sessions', 'audit', 'jobs', 'mail', 'maintenance', 'maintainers', 'bastions', 'meshes']

it('each place has keys of its own, and keeps them when another is added', () => {
  const keys = keysOfPlaces(places)
  const letters = Object.values(keys).map((k) => k.keys)
  expect(letters).toHaveLength(places.length)
  expect(new Set(letters).size).toBe(places.length)
  const chords = Object.values(keys).flatMap((k) => k.accelerator ?? [])
  expect(new Set(chords).size).toBe(chords.length)
  const more = keysOfPlaces([...places, 'something'])
  for (const id of places) expect(more[id]).toEqual(keys[id])
})
