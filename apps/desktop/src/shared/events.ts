import * as z from 'zod'
import { commandId, deepLink, site, theme, updateStatus, windowState } from './channels.ts'

/** What main tells the page, by name. Checked before it is sent. */
export const desktopEvents = {
  link: deepLink,
  command: commandId,
  window: windowState,
  theme,
  sites: z.array(site),
  update: updateStatus,
} as const

/** Name of an event. */
export type DesktopEventName = keyof typeof desktopEvents
/** What an event carries. */
export type DesktopEvent<N extends DesktopEventName> = z.output<(typeof desktopEvents)[N]>
