import { expect, it } from 'vitest'
import type { Site } from '../../shared/channels.ts'
import { clientOf, forgetClients, keyOf } from './site-clients.ts'

const berlin = { id: 'berlin', url: 'https://one.example.com', credential: 'session' } as Site
const of = (site: Site) => clientOf({ key: keyOf(site), current: site })

it('a site removed and added again under the same name begins with an empty cache, at the same address or another', () => {
  const first = of(berlin)
  expect(of({ ...berlin, credential: 'none' })).toBe(first)
  expect(of({ ...berlin, url: 'https://two.example.com' })).not.toBe(first)
  const second = of(berlin)
  forgetClients([{ id: 'berlin' }, { id: 'main' }])
  expect(of(berlin)).toBe(second)
  forgetClients([{ id: 'main' }])
  expect(of(berlin)).not.toBe(second)
})
