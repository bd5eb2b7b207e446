import type { HostFilter } from './filter.ts'

/** Leaves out hosts that a machine which exists can't be brought to: its disks lie with another hypervisor. */
export const reach: HostFilter = {
  name: 'reach',
  level: 'host',
  active: (ctx) => ctx.beyond.size > 0,
  suspects: (ctx) => ctx.beyond,
  lacking: (host, ctx) => (ctx.beyond.has(host.id) ? 1 : 0),
  reason: ({ hosts }) => ({ code: 'placement.beyond_reach', params: { hosts } }),
}
