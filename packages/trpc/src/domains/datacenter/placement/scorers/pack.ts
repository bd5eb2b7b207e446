import { type Scorer, unit } from './scorer.ts'

/** The mean share of cpu and memory in use after the VM: the fullest host first. Disk is left out, for it seldom decides and would blur what does. */
export const pack: Scorer = {
  name: 'pack',
  score: ({ shape: { capacity }, used }, need) => unit(((used.cpu + need.cpu) / capacity.cpu + (used.memory + need.memory) / capacity.memory) / 2),
  bound: (_low, high, need) => pack.score(high, need),
}
