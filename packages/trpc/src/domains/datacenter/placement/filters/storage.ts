import type { StateFilter } from './filter.ts'
import { short } from './short.ts'

/** Leaves hosts whose storage (GB) is enough for one VM, after the group's reserve and overcommit. */
export const storage: StateFilter = {
  name: 'storage',
  level: 'state',
  lacking: ({ shape, used }, { request }) => short(shape.capacity.storage, used.storage, request.specification.storage),
  reason: ({ hosts, least }) => ({ code: 'placement.storage_short', params: { hosts, by: least, unit: 'GB' } }),
}
