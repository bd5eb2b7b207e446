import type { StateFilter } from './filter.ts'
import { short } from './short.ts'

/** Leaves hosts whose cpu (cores) is enough for one VM, after the group's reserve and overcommit. */
export const cpu: StateFilter = {
  name: 'cpu',
  level: 'state',
  lacking: ({ shape, used }, { request }) => short(shape.capacity.cpu, used.cpu, request.specification.cpu),
  reason: ({ hosts, least }) => ({ code: 'placement.cpu_short', params: { hosts, by: least, unit: 'cores' } }),
}
