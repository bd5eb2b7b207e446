import { describeResource } from '@colonnade/testing'
import { rack } from './resource.ts'

describeResource('rack', {
  resource: rack as never,
  of: (api) => api.datacenter.rack,
  make: (n) => ({ name: `Rack ${n}-${Math.random()}`, region: n % 2 ? 'eu' : null, dc: `d${n % 3}` }),
  patch: { field: 'room', value: '机房 7' },
})
