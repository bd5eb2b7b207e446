import type { ReactNode } from 'react'
import { cn } from '../lib/cn.ts'
import { useUiText, type UiKey } from '../lib/i18n.ts'
import { en } from '../locales/en.ts'

/** Meaning of a colour. `busy` is under way, `idle` is off on purpose. */
export type Tone = 'good' | 'warn' | 'fail' | 'busy' | 'idle' | 'accent'

const soft: { [T in Tone]: string } = {
  good: 'bg-good-soft text-good-text', warn: 'bg-warn-soft text-warn-text', fail: 'bg-fail-soft text-fail-text', busy: 'bg-accent-soft text-accent-text', idle: 'bg-raised text-muted', accent: 'bg-accent-soft text-accent-text',
}

/** A small word on a tint. For states use `StatusBadge`, which adds the shape. */
export function Badge({ tone = 'idle', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return <span className={cn('inline-flex items-center gap-1 rounded-sm px-1.5 py-px text-sm whitespace-nowrap', soft[tone], className)}>{children}</span>
}

const byTone: { [T in Exclude<Tone, 'accent'>]: readonly string[] } = {
  good: ['active', 'running', 'ready', 'online', 'ok', 'healthy', 'succeeded', 'completed', 'done', 'connected', 'published', 'confirmed', 'enabled', 'verified', 'delivered', 'indexed', 'won', 'placed', 'moved'],
  busy: ['pending', 'queued', 'provisioning', 'creating', 'installing', 'upgrading', 'processing', 'starting', 'in_progress', 'deleting', 'migrating', 'indexing', 'embedding', 'scheduled', 'invited'],
  warn: ['maintenance', 'draining', 'degraded', 'warning', 'suspended', 'paused', 'expired', 'waiting', 'waiting_approval', 'stale', 'overdue', 'limited'],
  fail: ['error', 'failed', 'offline', 'unreachable', 'rejected', 'locked', 'bounced', 'lost', 'revoked', 'refused'],
  idle: ['inactive', 'stopped', 'draft', 'archived', 'cancelled', 'decommissioned', 'disabled', 'unknown', 'closed', 'none', 'released'],
}

/** The tone that fits a status word of the domain; unknown words are `idle`. */
export function toneOf(status: string): Tone {
  const word = status.toLowerCase()
  return (Object.keys(byTone) as (keyof typeof byTone)[]).find((tone) => byTone[tone].includes(word)) ?? 'idle'
}

/** A shape per tone, so that the state can be told without colour: disc, triangle, square cross, half disc, ring. */
export function StatusShape({ tone, className }: { tone: Tone; className?: string }) {
  const color = { good: 'text-good', warn: 'text-warn', fail: 'text-fail', busy: 'text-accent', idle: 'text-muted', accent: 'text-accent' }[tone]
  return (
    <svg aria-hidden viewBox="0 0 12 12" className={cn('size-[0.8em] shrink-0', color, className)} fill="currentColor">
      {(tone === 'good' || tone === 'accent') && <circle cx="6" cy="6" r="5" />}
      {tone === 'warn' && <path d="M6 .8 11.8 11H.2z" />}
      {tone === 'fail' && <path fillRule="evenodd" d="M1 1h10v10H1zM3.2 4.3 4.9 6 3.2 7.7l1.1 1.1L6 7.1l1.7 1.7 1.1-1.1L7.1 6l1.7-1.7-1.1-1.1L6 4.9 4.3 3.2z" />}
      {tone === 'busy' && <><circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.5" /><path d="M6 1.7a4.3 4.3 0 0 1 0 8.6z" /></>}
      {tone === 'idle' && <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />}
    </svg>
  )
}

/** Props of `StatusBadge`: the domain's status word; tone and label are found from it unless given. */
export interface StatusBadgeProps { status: string; label?: ReactNode; tone?: Tone; plain?: boolean; className?: string }

/** A state as shape and word. `plain` leaves out the tint, for dense tables. */
export function StatusBadge({ status, label, tone = toneOf(status), plain, className }: StatusBadgeProps) {
  const t = useUiText()
  const known = status.toLowerCase() in en.status
  const word = label ?? (known ? t(`status.${status.toLowerCase()}` as UiKey) : humanise(status))
  return (
    <span className={cn('inline-flex max-w-full items-center gap-1.5 align-middle whitespace-nowrap', plain ? 'text-ink' : cn('rounded-sm px-1.5 py-px text-sm', soft[tone]), className)}>
      <StatusShape tone={tone} /><span className="truncate">{word}</span>
    </span>
  )
}

/** `rackUnitCount` or `rack_unit_count` → “Rack unit count”. */
export function humanise(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ').trim().toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
