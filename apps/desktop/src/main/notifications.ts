import type { ChannelInput } from '../shared/channels.ts'
import type { Links } from './deep-links.ts'
import type { Desktop } from './desktop.ts'

/** Most notifications standing at once; a storm of alerts must not bury the desktop. */
const MOST_STANDING = 12

/** Native notifications. */
export interface Notifier { show(input: ChannelInput<'notify.show'>): { shown: boolean } }

/** Shows notifications; a click brings the console to the record they speak of. */
export function setupNotifications({ electron, options, show }: Desktop, links: Links): Notifier {
  // Held until closed: without a reference Electron's garbage collector takes the click handler along.
  const standing = new Set<Electron.Notification>()
  if (options.platform === 'win32') electron.app.setAppUserModelId('com.colonnade.console')
  return {
    show({ title, body, target, urgent }) {
      if (!electron.Notification.isSupported() || standing.size >= MOST_STANDING) return { shown: false }
      const notification = new electron.Notification({ title, body, urgency: urgent ? 'critical' : 'normal', silent: !urgent })
      standing.add(notification)
      const done = () => { standing.delete(notification) }
      notification.on('click', () => {
        done()
        if (target) links.open({ site: target.siteId, path: target.path })
        else show()
      })
      notification.on('close', done)
      notification.on('failed', done)
      notification.show()
      return { shown: true }
    },
  }
}
