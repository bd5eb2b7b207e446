import type { Command } from './command.ts'

/** How long the second letter of a sequence may take, in milliseconds. */
const PATIENCE_MS = 1500

/** One stroke as commands write it: `mod+shift+e`, `g`, `?`. Undefined for a modifier alone. */
export function strokeOf({ key, metaKey, ctrlKey, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>): string | undefined {
  if (['Shift', 'Control', 'Meta', 'Alt', 'AltGraph'].includes(key)) return undefined
  const name = key.toLowerCase()
  const mod = metaKey || ctrlKey
  // A sign is the same sign however it is typed; a letter with Shift is another stroke, and a chord names its Shift.
  const shift = shiftKey && (mod || /^\p{L}$/u.test(key) || key.length > 1)
  return `${mod ? 'mod+' : ''}${altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${name}`
}

/** Turns strokes into commands. `take` answers whether the stroke was used: it ran something, or began a sequence. */
export function createKeyReader(all: () => readonly Command[], now: () => number = Date.now) {
  let began: { stroke: string; at: number } | undefined
  return {
    take(stroke: string): boolean {
      const first = began && now() - began.at <= PATIENCE_MS ? began.stroke : undefined
      began = undefined
      const found = all().find(({ keys }) => keys === (first ? `${first} ${stroke}` : stroke)) ?? (first ? all().find(({ keys }) => keys === stroke) : undefined)
      if (found) { found.run(); return true }
      if (!all().some(({ keys }) => keys?.startsWith(`${stroke} `))) return false
      began = { stroke, at: now() }
      return true
    },
    forget(): void { began = undefined },
  }
}
