import { type Scorer, unit } from './scorer.ts'

/** The share still free after the VM of whichever resource is then the scarcest: the emptiest host first. */
export const spread: Scorer = {
  name: 'spread',
  score({ shape: { capacity }, used }, need) {
    let least = 1
    if (capacity.cpu > 0) least = Math.min(least, (capacity.cpu - used.cpu - need.cpu) / capacity.cpu)
    if (capacity.memory > 0) least = Math.min(least, (capacity.memory - used.memory - need.memory) / capacity.memory)
    if (capacity.storage > 0) least = Math.min(least, (capacity.storage - used.storage - need.storage) / capacity.storage)
    return unit(least)
  },
  bound: (low, _high, need) => spread.score(low, need),
}
