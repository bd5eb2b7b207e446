import type { ReactNode } from 'react'

/** Where a command belongs: places to go, what the page or the open record offers, how things are shown, sites, the program, help. */
export type CommandGroup = 'go' | 'page' | 'record' | 'add' | 'view' | 'site' | 'app' | 'help'

/** Something a person can ask of the program, wherever they ask it: palette, menu, keyboard, shortcut help. */
export interface Command {
  id: string
  group: CommandGroup
  label: string
  icon?: ReactNode
  /** Where it leads or belongs, in grey. */
  hint?: string
  /** Other words it answers to. */
  keywords?: readonly string[]
  /** Keys on a page: a letter, a chord (`mod+b`), or letters one after the other (`g h`). */
  keys?: string
  /** A chord for the system's menu (Electron's notation), where a browser keeps the keys for itself. */
  accelerator?: string
  run: () => void
}

/** What makes two lists the same to whoever draws them. */
const signature = (list: readonly Command[]) => JSON.stringify(list.map(({ id, group, label, hint, keys, accelerator }) => [id, group, label, hint, keys, accelerator]))

/** The commands there are just now: each part of the page brings its own and takes them away when it goes. */
export interface CommandStore {
  /** Puts the commands of one part in place of what it had; null takes them away. */
  put(owner: symbol, list: readonly Command[] | null): void
  all(): readonly Command[]
  onChange(listener: () => void): () => void
  run(id: string): boolean
}

/** An empty store. Of two commands with one id the later part's counts: the open record before the page. */
export function createCommandStore(): CommandStore {
  const parts = new Map<symbol, readonly Command[]>()
  const listeners = new Set<() => void>()
  let flat: readonly Command[] = []
  const gather = () => {
    const byId = new Map<string, Command>()
    for (const list of parts.values()) for (const command of list) { byId.delete(command.id); byId.set(command.id, command) }
    return [...byId.values()]
  }
  return {
    put(owner, list) {
      const before = parts.get(owner)
      if (list) parts.set(owner, list)
      else parts.delete(owner)
      const next = gather()
      // What runs is always the latest; who draws hears of it only when there is something else to draw.
      const quiet = before && list && signature(flat) === signature(next)
      flat = quiet ? flat.map((command) => Object.assign(command, { run: next.find(({ id }) => id === command.id)?.run ?? command.run })) : next.map((command) => ({ ...command }))
      if (!quiet) for (const listener of listeners) listener()
    },
    all: () => flat,
    onChange: (listener) => { listeners.add(listener); return () => { listeners.delete(listener) } },
    run(id) {
      const found = flat.find((command) => command.id === id)
      found?.run()
      return found !== undefined
    },
  }
}
