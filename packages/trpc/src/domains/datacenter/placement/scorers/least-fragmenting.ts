import type { HostState } from '../host-index.ts'
import { type Scorer, unit } from './scorer.ts'

/** The free share of cpu less the free share of memory. Its size is what one of them leaves stranded for want of the other. */
function tilt(capacity: HostState['shape']['capacity'], usedCpu: number, usedMemory: number): number {
  return (capacity.cpu - usedCpu) / capacity.cpu - (capacity.memory - usedMemory) / capacity.memory
}

/** Prefers the host where the VM evens out what is free: 0.5 when it changes nothing, more when it leaves less stranded than before. */
export const leastFragmenting: Scorer = {
  name: 'least_fragmenting',
  score({ shape: { capacity }, used }, need) {
    const before = tilt(capacity, used.cpu, used.memory)
    const after = tilt(capacity, used.cpu + need.cpu, used.memory + need.memory)
    return unit((1 + Math.abs(before) - Math.abs(after)) / 2)
  },
  // the VM shifts the tilt by the same amount wherever it lands, so the gain grows (or falls) steadily with the tilt there was
  bound({ shape: { capacity }, used: low }, { used: high }, need) {
    const shift = need.cpu / capacity.cpu - need.memory / capacity.memory
    const before = shift > 0 ? tilt(capacity, low.cpu, high.memory) : tilt(capacity, high.cpu, low.memory)
    return unit((1 + Math.abs(before) - Math.abs(before - shift)) / 2)
  },
}
