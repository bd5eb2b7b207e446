import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { createCommandStore, type Command, type CommandStore } from './command.ts'

const CommandContext = createContext<CommandStore>(createCommandStore())
/** Holds the commands of an app; without it there is one list for the whole page. */
export const CommandProvider = CommandContext.Provider

/** Offers commands while mounted. Give an empty list for none. */
export function useCommands(list: readonly Command[]): void {
  const store = useContext(CommandContext)
  const [owner] = useState(() => Symbol('commands'))
  useEffect(() => { store.put(owner, list) })
  useEffect(() => () => store.put(owner, null), [store, owner])
}

/** Every command there is just now, in the order they were brought. */
export function useAllCommands(): readonly Command[] {
  const store = useContext(CommandContext)
  return useSyncExternalStore(store.onChange, store.all, store.all)
}

/** The store, for what runs commands by their id. */
export function useCommandStore(): CommandStore {
  return useContext(CommandContext)
}
