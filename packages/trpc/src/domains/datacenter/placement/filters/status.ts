import type { StateFilter } from './filter.ts'

/** Leaves only hosts that take new VMs: neither inactive nor in maintenance. */
export const status: StateFilter = {
  name: 'status',
  level: 'state',
  lacking: ({ shape }) => (shape.status === 'active' ? 0 : 1),
  reason: ({ hosts }) => ({ code: 'placement.not_active', params: { hosts } }),
}
