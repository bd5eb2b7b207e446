import { figure } from './cells.ts'
import type { Ledger } from './ledger.ts'
import type { PlannedRack } from './plan-racks.ts'
import type { Source } from './read.ts'

interface Stretch { from: number; to: number; name: string }

/** Which units of which racks are taken, as the import goes on. */
export class Occupied {
  private readonly byRack = new Map<string, Stretch[]>()

  take(rackId: string, from: number, height: number, name: string): void {
    const list = this.byRack.get(rackId) ?? []
    list.push({ from, to: from + height - 1, name })
    this.byRack.set(rackId, list)
  }

  /** Who stands in one of these units. */
  holder(rackId: string, from: number, height: number): string | null {
    return this.byRack.get(rackId)?.find((s) => s.from <= from + height - 1 && s.to >= from)?.name ?? null
  }
}

/**
 * The lowest unit a device stands in, counted from 1 at the bottom; null where it stands in none we could record: then a note says why. NetBox knows half
 * units, and two devices of half depth back to back; here a unit holds one host.
 */
export function unitOf(ledger: Ledger, source: Source, rack: PlannedRack | null, height: number, occupied: Occupied): number | null {
  const text = source.cells['position'] ?? ''
  if (!rack || !text) return null
  const position = figure(text)
  if (!Number.isFinite(position)) { ledger.note(source, 'position', 'bad_amount', { value: text }); return null }
  if (!Number.isInteger(position)) { ledger.note(source, 'position', 'fractional_unit', { value: text }); return null }
  const fromBottom = position - rack.startingUnit + 1
  const unit = rack.descending ? rack.heightUnits - fromBottom - height + 2 : fromBottom
  if (unit < 1 || unit + height - 1 > rack.heightUnits) { ledger.note(source, 'position', 'above_rack', { value: text, rack: rack.name, height: rack.heightUnits }); return null }
  const holder = occupied.holder(rack.id, unit, height)
  const rear = source.cells['face']?.toLowerCase() === 'rear'
  if (holder) { ledger.note(source, 'position', rear ? 'rear_face' : 'unit_taken', { value: text, rack: rack.name, other: holder }); return null }
  if (rear) ledger.note(source, 'face', 'rear_face', { value: text, rack: rack.name, other: '' })
  occupied.take(rack.id, unit, height, source.cells['name'] ?? '')
  return unit
}
