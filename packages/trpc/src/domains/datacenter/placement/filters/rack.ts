import type { HostFilter } from './filter.ts'

/** Rack rule: a rack holds no more of the set than `maxPerRack`. A host without a rack is ruled out, for nobody can say what it shares. */
export const rack: HostFilter = {
  name: 'rack',
  level: 'host',
  active: ({ request }) => request.mode === 'rack_anti_affinity',
  suspects: ({ onRack }, index) => [null, ...onRack.keys()].flatMap((rackId) => [...index.inRack(rackId)]),
  lacking: ({ rackId }, { request, onRack }) => (rackId !== null && (onRack.get(rackId) ?? 0) < (request.maxPerRack ?? 1) ? 0 : 1),
  reason: ({ hosts }, { request, onRack }) => ({
    code: 'placement.rack_taken',
    params: { hosts, racks: onRack.size, maxPerRack: request.maxPerRack ?? 1 },
  }),
}
