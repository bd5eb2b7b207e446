import * as z from 'zod'

/** Everything the native menu can ask of the renderer. Each is idempotent: a shortcut that reaches both the page and the menu does no harm. */
export const commandId = z.enum([
  'go.overview', 'go.racks', 'go.hosts', 'go.groups', 'go.specifications', 'go.virtualMachines', 'go.clusters', 'go.maintainers', 'go.audit',
  'record.new', 'records.import', 'records.export', 'placement.open', 'search.open', 'list.filter', 'list.refresh', 'rail.toggle',
  'settings.open', 'site.add', 'site.next', 'site.previous', 'help.shortcuts',
])
export type CommandId = z.infer<typeof commandId>

/** Where a command stands in the menu bar, and the keys that call it. */
export interface CommandEntry { id: CommandId; menu: 'file' | 'view' | 'go' | 'site' | 'help' | 'app'; accelerator?: string }

/** The commands in menu order. Accelerators are Electron's notation; a test keeps them unique, the roles' own included. */
export const commands: readonly CommandEntry[] = [
  { id: 'record.new', menu: 'file', accelerator: 'CmdOrCtrl+N' },
  { id: 'placement.open', menu: 'file', accelerator: 'CmdOrCtrl+Shift+P' },
  { id: 'records.import', menu: 'file', accelerator: 'CmdOrCtrl+Shift+O' },
  { id: 'records.export', menu: 'file', accelerator: 'CmdOrCtrl+Shift+E' },
  { id: 'search.open', menu: 'view', accelerator: 'CmdOrCtrl+K' },
  { id: 'list.filter', menu: 'view', accelerator: 'CmdOrCtrl+F' },
  { id: 'list.refresh', menu: 'view', accelerator: 'CmdOrCtrl+R' },
  { id: 'rail.toggle', menu: 'view', accelerator: 'CmdOrCtrl+B' },
  { id: 'go.overview', menu: 'go', accelerator: 'CmdOrCtrl+1' },
  { id: 'go.racks', menu: 'go', accelerator: 'CmdOrCtrl+2' },
  { id: 'go.hosts', menu: 'go', accelerator: 'CmdOrCtrl+3' },
  { id: 'go.groups', menu: 'go', accelerator: 'CmdOrCtrl+4' },
  { id: 'go.specifications', menu: 'go', accelerator: 'CmdOrCtrl+5' },
  { id: 'go.virtualMachines', menu: 'go', accelerator: 'CmdOrCtrl+6' },
  { id: 'go.clusters', menu: 'go', accelerator: 'CmdOrCtrl+7' },
  { id: 'go.maintainers', menu: 'go', accelerator: 'CmdOrCtrl+8' },
  { id: 'go.audit', menu: 'go', accelerator: 'CmdOrCtrl+9' },
  { id: 'site.add', menu: 'site', accelerator: 'CmdOrCtrl+Shift+N' },
  { id: 'site.next', menu: 'site', accelerator: 'CmdOrCtrl+Alt+Right' },
  { id: 'site.previous', menu: 'site', accelerator: 'CmdOrCtrl+Alt+Left' },
  { id: 'help.shortcuts', menu: 'help', accelerator: 'CmdOrCtrl+/' },
  { id: 'settings.open', menu: 'app', accelerator: 'CmdOrCtrl+,' },
]
