import { affinity } from './affinity.ts'
import { cpu } from './cpu.ts'
import { excluded } from './excluded.ts'
import type { Filter } from './filter.ts'
import { group } from './group.ts'
import { memory } from './memory.ts'
import { quota } from './quota.ts'
import { rack } from './rack.ts'
import { reach } from './reach.ts'
import { status } from './status.ts'
import { storage } from './storage.ts'

/** Every filter, in the order of the funnel: a host is counted under the first that rules it out. `explicit` comes before them all. */
export const FILTERS: readonly Filter[] = [group, status, cpu, memory, storage, excluded, reach, rack, affinity, quota]
