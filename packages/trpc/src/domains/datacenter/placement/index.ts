/** Placement's front door; the rest of the folder is its own business. */
export { capacityOf, policyFrom, quotaCores } from './capacity.ts'
export { apply, place, placeOn } from './engine.ts'
export { FILTERS } from './filters/list.ts'
export { type Demand, type Fragmentation, fragmentation } from './fragmentation.ts'
export { funnelLine } from './funnel.ts'
export { HostIndex } from './host-index.ts'
export { MAX_COUNT } from './request.ts'
export { MODE_WEIGHTS, SCORERS } from './scorers/list.ts'
export type {
  Amounts, Assignment, Concession, Funnel, FunnelStep, GroupPolicy, Host, Placed, PlacementAnswer, PlacementMode, PlacementRequest, PlaceOptions, Quota, Reason,
  Refused, RunnerUp, Standing, Weights,
} from './types.ts'
