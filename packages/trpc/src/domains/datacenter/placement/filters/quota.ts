import { RESOURCES, type Resource } from '../types.ts'
import type { FilterContext, RequestFilter } from './filter.ts'

/** How far the whole request goes past the quota in one resource (cores, MB or GB); 0 when within, when it takes none of it, or without a quota. */
function over(resource: Resource, { request, quota }: FilterContext): number {
  const asked = request.specification[resource] * request.count
  if (!quota || asked === 0) return 0
  const within = quota.used[resource] + asked <= quota.limit[resource]
  return within ? 0 : quota.used[resource] + asked - quota.limit[resource]
}

/** The tenant's quota in the group must hold the request as a whole. */
export const quota: RequestFilter = {
  name: 'quota',
  level: 'request',
  lacking: (ctx) => RESOURCES.filter((r) => over(r, ctx) !== 0).length,
  reason: ({ hosts }, ctx) => ({
    code: 'placement.quota_short',
    params: { hosts, cpuBy: over('cpu', ctx), memoryBy: over('memory', ctx), storageBy: over('storage', ctx) },
  }),
}
