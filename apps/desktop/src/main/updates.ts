import type { UpdateStatus } from '../shared/channels.ts'
import type { Desktop } from './desktop.ts'

/** Updates of the program itself. */
export interface Updater {
  /** Looks for a newer build; what it finds is put in place when the console quits. Off until a feed is set. */
  check(): UpdateStatus
}

/** Why updates can't run here, if so: no feed, a feed that isn't https, an unpackaged run, or a platform whose packages update themselves. */
function obstacle({ electron, options }: Desktop): UpdateStatus | undefined {
  if (!options.updateFeed || !URL.canParse(options.updateFeed) || new URL(options.updateFeed).protocol !== 'https:') return 'off'
  if (!electron.app.isPackaged || !['darwin', 'win32'].includes(options.platform)) return 'unsupported'
  return undefined
}

/** Wires Electron's updater to the feed, tells the page how it goes, and checks once at start. */
export function setupUpdates(desktop: Desktop): Updater {
  const blocked = obstacle(desktop)
  if (blocked) return { check: () => blocked }
  const { autoUpdater } = desktop.electron
  let status: UpdateStatus = 'idle'
  const become = (next: UpdateStatus) => () => {
    status = next
    desktop.send('update', status)
  }
  autoUpdater.on('checking-for-update', become('checking'))
  autoUpdater.on('update-available', become('downloading'))
  autoUpdater.on('update-not-available', become('idle'))
  autoUpdater.on('update-downloaded', become('ready'))
  autoUpdater.on('error', become('failed'))
  autoUpdater.setFeedURL({ url: desktop.options.updateFeed! })
  const check = () => {
    if (status === 'idle' || status === 'failed') autoUpdater.checkForUpdates()
    return status
  }
  check()
  return { check }
}
