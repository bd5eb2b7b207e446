import type { HostIndex } from './host-index.ts'
import { type Amounts, RESOURCES } from './types.ts'

/** How often a size is asked for: the figures of the recent past, or of a catalogue. */
export interface Demand {
  readonly specification: Amounts
  readonly weight: number
}

/** Of the free cpu, the share (0..1) on hosts where a request drawn from `demand` would not fit; likewise for memory. 0 when nothing is free. */
export interface Fragmentation {
  readonly cpu: number
  readonly memory: number
}

/**
 * What is free but of no use: for each size, the free capacity on hosts that can't take it, weighted by how often it is asked for
 * (the measure of "Beware of Fragmentation", USENIX ATC 2023, without its GPUs). Hosts that take no VM at all are left out.
 */
export function fragmentation(index: HostIndex, demand: readonly Demand[]): Fragmentation {
  const whole = demand.reduce((sum, d) => sum + d.weight, 0)
  let [freeCpu, freeMemory, lostCpu, lostMemory] = [0, 0, 0, 0]
  for (const { shape, used, hosts } of index.cells()) {
    if (shape.status !== 'active') continue
    let missed = 0
    for (const { specification, weight } of demand) {
      if (RESOURCES.some((r) => used[r] + specification[r] > shape.capacity[r])) missed += weight
    }
    const cpu = Math.max(0, shape.capacity.cpu - used.cpu) * hosts.length
    const memory = Math.max(0, shape.capacity.memory - used.memory) * hosts.length
    freeCpu += cpu
    freeMemory += memory
    lostCpu += (cpu * missed) / whole
    lostMemory += (memory * missed) / whole
  }
  return { cpu: freeCpu > 0 ? lostCpu / freeCpu : 0, memory: freeMemory > 0 ? lostMemory / freeMemory : 0 }
}
