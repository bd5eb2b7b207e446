import { basename } from 'node:path'
import { APP_ORIGIN, isConsolePage } from '../shared/origin.ts'
import type { Desktop } from './desktop.ts'

/** All the console asks of Chromium: copying a request id or an address. */
const GRANTED = new Set(['clipboard-sanitized-write'])

/** A file name without a folder, and without what Windows or a shell would read into it. */
export function plainName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).replace(/[\p{Cc}<>:"|?*]/gu, '_').replace(/^\.+/, '').replace(/[. ]+$/, '')
  return last.slice(0, 200) || 'download'
}

/** Refuses camera, microphone, location, devices and the rest, for every page and for the partition of the sites. */
export function setupPermissions({ electron }: Desktop): void {
  for (const session of [electron.session.defaultSession, electron.session.fromPartition('colonnade-sites', { cache: false })]) {
    session.setPermissionRequestHandler((contents, permission, callback) => {
      callback(GRANTED.has(permission) && contents !== null && isConsolePage(contents.getURL()))
    })
    session.setPermissionCheckHandler((_contents, permission, origin) => GRANTED.has(permission) && origin.replace(/\/$/, '') === APP_ORIGIN)
    session.setDevicePermissionHandler(() => false)
  }
}

/** Lets the page save what it made itself or what a site sent it, under a plain name, where the operator says; nothing else downloads. */
export function setupDownloads({ electron }: Desktop): void {
  electron.session.defaultSession.on('will-download', (event, item) => {
    const url = item.getURL()
    if (!url.startsWith(`${APP_ORIGIN}/`) && !url.startsWith(`blob:${APP_ORIGIN}/`)) return event.preventDefault()
    item.setSaveDialogOptions({ defaultPath: plainName(item.getFilename()) })
  })
}
