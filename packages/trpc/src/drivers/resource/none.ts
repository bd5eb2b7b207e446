import { done, unableDriver, type ResourceDriver } from './driver.ts'

/** Records only: whatever is asked for counts as done, and there is nothing to observe. */
export function noneDriver(): ResourceDriver {
  const unable = unableDriver()
  const nothing = async () => done()
  return {
    ...unable, kind: 'none',
    check: async () => ({ product: 'none', version: null }),
    hosts: { ...unable.hosts, power: nothing },
    machines: { ...unable.machines, create: nothing, resize: nothing, mark: nothing, remove: nothing, start: nothing, stop: nothing, migrate: nothing },
    cluster: { ...unable.cluster, apply: async () => done({ objects: [], pruned: [] }), remove: async () => done([]) },
  }
}
