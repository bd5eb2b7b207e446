import type { HostFilter } from './filter.ts'

/** Leaves out the hosts that the request forbids, such as the one a VM is moved away from. */
export const excluded: HostFilter = {
  name: 'excluded',
  level: 'host',
  active: (ctx) => ctx.excluded.size > 0,
  suspects: (ctx) => ctx.excluded,
  lacking: (host, ctx) => (ctx.excluded.has(host.id) ? 1 : 0),
  reason: ({ hosts }) => ({ code: 'placement.excluded', params: { hosts } }),
}
