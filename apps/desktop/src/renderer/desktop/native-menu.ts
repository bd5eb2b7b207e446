import { useAllCommands, type CommandGroup } from '@colonnade/screens'
import { useEffect } from 'react'
import type { MenuCommand } from '../../shared/channels.ts'
import { bridge } from './bridge.ts'

const menus: { readonly [G in CommandGroup]: MenuCommand['menu'] } = { page: 'file', record: 'file', add: 'file', go: 'go', view: 'view', site: 'site', app: 'app', help: 'help' }
const SETTLE_MS = 100

/** Gives the system's menu the commands there are just now; it shows no other. Does nothing in a browser. */
export function useNativeMenu(): void {
  const commands = useAllCommands()
  useEffect(() => {
    if (!bridge) return
    const { menu } = bridge
    // Pages come with several lists in a row: the menu is drawn once.
    const timer = setTimeout(() => {
      // The sites themselves stand in the menu already, with the one that is shown.
      void menu.set(commands.filter(({ id }) => !id.startsWith('site.open.')).map(({ id, group, label, accelerator }) => ({ id, menu: menus[group], section: group, label: label.slice(0, 100), ...(accelerator ? { accelerator } : {}) })))
    }, SETTLE_MS)
    return () => clearTimeout(timer)
  }, [commands])
}
