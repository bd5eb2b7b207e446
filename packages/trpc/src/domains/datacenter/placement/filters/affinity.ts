import type { HostFilter } from './filter.ts'

/** Anti-affinity by host: no two VMs of one affinity group on one host. The set of a `rack_anti_affinity` request counts as such a group. */
export const affinity: HostFilter = {
  name: 'affinity',
  level: 'host',
  active: ({ request }) => Boolean(request.affinityGroup) || request.mode === 'rack_anti_affinity',
  suspects: ({ onHost }) => onHost.keys(),
  lacking: ({ id }, { onHost, wanted }) => Math.max(0, (onHost.get(id) ?? 0) + wanted(id) - 1),
  reason: ({ hosts }, { request }) => ({ code: 'placement.affinity_taken', params: { hosts, affinityGroup: request.affinityGroup ?? '' } }),
}
