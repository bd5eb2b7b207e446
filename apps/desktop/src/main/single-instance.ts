import { deepLinkInArguments } from '../shared/deep-link.ts'
import type { LinkInbox } from './deep-links.ts'
import type { ElectronApi } from './electron-api.ts'

/** Lets one console run for each user. False in a second one, which should end: the first comes forward and gets the link the second was started with. */
export function setupSingleInstance(app: ElectronApi['app'], inbox: LinkInbox, show: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return false
  }
  app.on('second-instance', (_event, argv) => {
    show()
    inbox.arrive(deepLinkInArguments(argv))
  })
  return true
}
