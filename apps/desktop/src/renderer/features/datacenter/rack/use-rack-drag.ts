import type { Outputs } from '@colonnade/client'
import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { toast } from '@colonnade/ui'
import { useCallback, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useConsoleText } from '../../../locales/index.ts'

type Drawn = Outputs['datacenter']['rack']['elevation']
type DrawnHost = Drawn['hosts'][number]

/** Where a dragged host would stand, and whether it fits there. */
export interface Ghost { host: DrawnHost; unit: number; fits: boolean }

/** Whether a host fits at a unit: inside the rack, and in nobody's way but its own. */
export function fitsAt(rack: Pick<Drawn, 'heightUnits' | 'hosts'>, host: Pick<DrawnHost, 'id' | 'heightUnits'>, unit: number): boolean {
  const top = unit + host.heightUnits - 1
  if (unit < 1 || top > rack.heightUnits) return false
  return rack.hosts.every((other) => other.id === host.id || other.unit === null || other.unit > top || other.unit + other.heightUnits - 1 < unit)
}

// A hand is never quite still on a press.
const STILL_PX = 4

/** The unit a host is dragged to when the pointer went from one height on the screen to another (px): its own while the pointer has hardly moved, wherever in the host it was pressed. */
export function unitAfter(from: number, startY: number, y: number, pixelsPerUnit: number): number {
  return Math.abs(y - startY) < STILL_PX ? from : from + Math.round((startY - y) / pixelsPerUnit)
}

/** Moves a host to another unit, one move at a time: what stands on the screen is of the version before it until the rack was read again. */
function useMove(): { move: (host: DrawnHost, unit: number) => Promise<void>; isMoving: () => boolean } {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'rack'])
  const moving = useRef(false)
  const move = useCallback(async (host: DrawnHost, unit: number) => {
    if (moving.current) return
    moving.current = true
    try {
      const moved = await client.datacenter.host.update.mutate({ id: host.id, version: host.version, patch: { unit } })
      await refresh()
      toast.undo(t('rack.moved', { name: host.name, unit }), async () => { await client.datacenter.host.update.mutate({ id: host.id, version: moved.version, patch: { unit: host.unit } }); await refresh() })
    } catch (error) { toast.error(error) } finally { moving.current = false }
  }, [client, refresh, t])
  return { move, isMoving: () => moving.current }
}

/** Hosts move between units by dragging, or with Alt and the arrows; a move can be taken back. `pixelsPerUnit` measures the drawing as it is on the screen. */
export function useRackDrag(rack: Drawn, pixelsPerUnit: () => number) {
  const may = useMay('baremetals:update')
  const { move, isMoving } = useMove()
  const [ghost, setGhost] = useState<Ghost>()
  const startY = useRef(0)
  return {
    ghost, may,
    /** Handlers of a host's drawing; a press that does not move stays a click. */
    on: (host: DrawnHost) => (may ? {
      onPointerDown: (event: PointerEvent<SVGElement>) => {
        if (event.button !== 0 || isMoving()) return
        startY.current = event.clientY
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent<SVGElement>) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
        const unit = unitAfter(host.unit!, startY.current, event.clientY, pixelsPerUnit())
        if (ghost || unit !== host.unit) setGhost({ host, unit, fits: fitsAt(rack, host, unit) })
      },
      onPointerUp: () => {
        if (ghost?.fits && ghost.unit !== host.unit) void move(host, ghost.unit)
        // The click that ends a drag must not open the record.
        setTimeout(() => setGhost(undefined))
      },
      onPointerCancel: () => setGhost(undefined),
      onKeyDown: (event: KeyboardEvent<SVGElement>) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        if (event.repeat) return
        const by = event.key === 'ArrowUp' ? 1 : -1
        for (let unit = (host.unit ?? 0) + by; unit >= 1 && unit <= rack.heightUnits; unit += by) if (fitsAt(rack, host, unit)) return void move(host, unit)
      },
    } : {}),
  }
}
