import type { Outputs } from '@colonnade/client'
import { renderLink, useGo, useTRPC } from '@colonnade/screens'
import { Button, cn, ErrorState, Mono, Skeleton, StatusShape, toneOf, useFormat } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useRef } from 'react'
import { useConsoleText } from '../../../locales/index.ts'
import { useFields } from '../../../lib/fields.ts'
import { useRackDrag } from './use-rack-drag.ts'

type Drawn = Outputs['datacenter']['rack']['elevation']
type DrawnHost = Drawn['hosts'][number]

const unitPx = 13.5
const width = 420
const gutter = 28

const tint: Record<string, string> = { active: 'var(--accent-soft)', maintenance: 'var(--warn-soft)', draining: 'var(--warn-soft)', inactive: 'var(--raised)' }
const edge: Record<string, string> = { active: 'var(--accent)', maintenance: 'var(--warn)', draining: 'var(--warn)', inactive: 'var(--line-strong)' }

/** A rack drawn unit by unit: hosts in the tint of their state with a sliver of what they have in use, free units left open. */
export function RackElevation({ id }: { id: string }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const query = useQuery(trpc.datacenter.rack.elevation.queryOptions({ id }))
  if (query.isError) return <ErrorState compact error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <div style={{ height: 240 }} className="flex flex-col gap-1">{Array.from({ length: 10 }, (_, i) => <Skeleton key={i} className="h-5" />)}</div>
  const rack = query.data
  const free = rack.free.reduce((sum, stretch) => sum + stretch.to - stretch.from + 1, 0)
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 flex items-center justify-between gap-3">
        <span className="text-muted">{t('rack.freeUnits', { n: free, height: rack.heightUnits })}</span>
        <Button size="sm" look="ghost" icon={<Printer />} className="no-print" onClick={() => globalThis.print()}>{t('rack.print')}</Button>
      </figcaption>
      <Drawing rack={rack} />
      <Loose hosts={rack.hosts.filter((h) => h.unit === null)} />
      <Legend />
    </figure>
  )
}

/** The units from the top down, as one stands before the rack; hosts can be dragged to free units. */
export function Drawing({ rack }: { rack: Drawn }) {
  const t = useConsoleText()
  const svg = useRef<SVGSVGElement>(null)
  const height = rack.heightUnits * unitPx
  const top = (unit: number, tall = 1) => (rack.heightUnits - unit - tall + 1) * unitPx
  const drag = useRackDrag(rack, () => (svg.current!.getBoundingClientRect().height / (height + 2)) * unitPx)
  const ghost = drag.ghost
  return (
    <svg ref={svg} viewBox={`0 0 ${width} ${height + 2}`} className="block w-full max-w-[460px] touch-pan-y select-none" role="group" aria-label={t('rack.drawing', { name: rack.name })}>
      <rect x={gutter} y="0.5" width={width - gutter - 0.5} height={height + 1} rx="3" fill="var(--surface)" stroke="var(--line-strong)" />
      {Array.from({ length: rack.heightUnits }, (_, i) => i + 1).map((unit) => (
        <g key={unit}>
          {unit > 1 && <line x1={gutter + 1} x2={width - 1} y1={top(unit) + unitPx + 1} y2={top(unit) + unitPx + 1} stroke="var(--line)" strokeWidth="0.6" />}
          {(unit % 5 === 0 || unit === 1 || unit === rack.heightUnits) && <text x={gutter - 7} y={top(unit) + unitPx / 2 + 3.5} textAnchor="end" className="fill-muted font-mono" fontSize="9.5">{unit}</text>}
        </g>
      ))}
      {rack.hosts.filter((h) => h.unit !== null).map((host) => <Slot key={host.id} host={host} y={top(host.unit!, host.heightUnits) + 1} dragging={ghost !== undefined} movable={drag.may} on={drag.on(host)} />)}
      {ghost && <rect pointerEvents="none" x={gutter + 3} y={top(ghost.unit, ghost.host.heightUnits) + 2.2} width={width - gutter - 6.5} height={ghost.host.heightUnits * unitPx - 2.4} rx="2" fill={ghost.fits ? 'var(--accent-soft)' : 'var(--fail-soft)'} fillOpacity="0.75" stroke={ghost.fits ? 'var(--accent)' : 'var(--fail)'} strokeDasharray="4 2" />}
    </svg>
  )
}

function Slot({ host, y, dragging, movable, on }: { host: DrawnHost; y: number; dragging: boolean; movable: boolean; on: object }) {
  const t = useConsoleText()
  const f = useFormat()
  const fields = useFields('host')
  const go = useGo()
  const tall = host.heightUnits * unitPx
  const share = host.capacity.cpu ? 1 - host.available.cpu / host.capacity.cpu : 0
  const label = `${host.name}, ${fields.option(host.status)}, U${host.unit}, ${t('rack.cpuUsed', { share: f.percent(share) })}`
  const barX = width - 96
  const color = edge[host.status] ?? edge['inactive']
  return (
    <a href={`#${host.id}`} aria-label={movable ? `${label}. ${t('rack.moveHint')}` : label} draggable={false} className="group outline-none" {...on} onClick={(event) => { event.preventDefault(); if (!dragging) go(`/hosts?open=${host.id}`) }}>
      <title>{label}</title>
      <rect x={gutter + 3} y={y + 1.2} width={width - gutter - 6.5} height={tall - 2.4} rx="2" fill={tint[host.status] ?? tint['inactive']} stroke={color} strokeWidth="1" strokeDasharray={host.status === 'inactive' ? '3 2' : undefined} className={cn('group-hover:brightness-95 group-focus-visible:[stroke-width:2.5]', movable && 'cursor-grab')} />
      <rect pointerEvents="none" x={gutter + 3} y={y + 1.2} width="3" height={tall - 2.4} fill={color} />
      <text pointerEvents="none" x={gutter + 13} y={y + tall / 2 + 3.6} className="fill-ink font-mono" fontSize="10">{host.name.length > 34 ? `${host.name.slice(0, 33)}…` : host.name}</text>
      <rect pointerEvents="none" x={barX} y={y + tall / 2 - 1.5} width="54" height="3" rx="1" fill="var(--line)" />
      <rect pointerEvents="none" x={barX} y={y + tall / 2 - 1.5} width={54 * Math.min(1, share)} height="3" rx="1" fill={share > 0.85 ? 'var(--warn)' : 'var(--accent)'} />
      <text pointerEvents="none" x={width - 9} y={y + tall / 2 + 3.4} textAnchor="end" className="fill-muted font-mono" fontSize="9">{f.percent(share)}</text>
    </a>
  )
}

function Loose({ hosts }: { hosts: readonly DrawnHost[] }) {
  const t = useConsoleText()
  if (!hosts.length) return null
  return (
    <div className="mt-3">
      <h4 className="text-sm text-muted">{t('rack.loose')}</h4>
      <ul className="mt-1 flex flex-wrap gap-1.5">{hosts.map((h) => <li key={h.id}>{renderLink({ href: `/hosts?open=${h.id}`, className: 'inline-flex items-center gap-1.5 rounded-sm border px-1.5 py-0.5 hover:bg-raised', children: <><StatusShape tone={toneOf(h.status)} /><Mono>{h.name}</Mono></> })}</li>)}</ul>
    </div>
  )
}

function Legend() {
  const fields = useFields('host')
  const t = useConsoleText()
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {['active', 'maintenance', 'inactive'].map((s) => <li key={s} className="flex items-center gap-1.5"><StatusShape tone={toneOf(s)} />{fields.option(s)}</li>)}
      <li className="flex items-center gap-1.5"><span className="h-[3px] w-6 rounded-xs bg-accent" />{t('rack.cpuSliver')}</li>
    </ul>
  )
}
