import type { StateFilter } from './filter.ts'
import { short } from './short.ts'

/** Leaves hosts whose memory (MB) is enough for one VM, after the group's reserve and overcommit. */
export const memory: StateFilter = {
  name: 'memory',
  level: 'state',
  lacking: ({ shape, used }, { request }) => short(shape.capacity.memory, used.memory, request.specification.memory),
  reason: ({ hosts, least }) => ({ code: 'placement.memory_short', params: { hosts, by: least, unit: 'MB' } }),
}
