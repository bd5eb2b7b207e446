import type { StateFilter } from './filter.ts'

/** Leaves only the hosts of the group that the request is for. */
export const group: StateFilter = {
  name: 'group',
  level: 'state',
  lacking: ({ shape }, { request }) => (shape.groupId === request.groupId ? 0 : 1),
  reason: ({ hosts }) => ({ code: 'placement.other_group', params: { hosts } }),
}
