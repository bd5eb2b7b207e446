import type { UpdateStatus } from '../shared/channels.ts'
import { boundedText } from './bounded-text.ts'
import type { Desktop } from './desktop.ts'
import { isSigned, isUpdateKey, manifestName, type FoundUpdate } from './update-manifest.ts'

/** What brings updates: electron-updater in a packaged console, a double in tests. Nothing is downloaded or installed but when it is asked to. */
export interface UpdateSource {
  autoDownload: boolean
  autoInstallOnAppQuit: boolean
  setFeedURL(options: { provider: 'generic'; url: string }): void
  on(event: 'update-available', listener: (found: FoundUpdate) => void): unknown
  on(event: 'update-not-available' | 'update-downloaded', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  checkForUpdates(): Promise<unknown>
  downloadUpdate(): Promise<unknown>
  quitAndInstall(): void
}

/** Updates of the program itself. */
export interface Updater {
  /** Looks for a newer build; what it finds is downloaded once its signature was checked, and put in place when the console quits. Off until a feed is set. */
  check(): UpdateStatus
  status(): UpdateStatus
  /** Ends the console and starts the newer build, if one is ready. Only ever because the operator asked. */
  install(): boolean
}

/** Most that is read of a manifest, in characters. */
const LARGEST_MANIFEST = 65_536

/** Why updates can't run here, if so: no feed, a feed that isn't https, no key to check it with, or an unpackaged run. */
function obstacle({ electron, options: { updateFeed, updateKey, updateSource } }: Desktop): UpdateStatus | undefined {
  if (!updateFeed || !URL.canParse(updateFeed) || new URL(updateFeed).protocol !== 'https:') return 'off'
  if (!isUpdateKey(updateKey)) return 'off'
  return electron.app.isPackaged && updateSource ? undefined : 'unsupported'
}

async function textAt(desktop: Desktop, name: string): Promise<string> {
  const session = desktop.electron.session.fromPartition('colonnade-updates', { cache: false })
  const answer = await session.fetch(`${desktop.options.updateFeed!.replace(/\/+$/, '')}/${name}`, { credentials: 'omit', redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(30_000) })
  const text = answer.ok ? await boundedText(answer, LARGEST_MANIFEST) : ''
  if (!text) throw new Error(`the feed has no ${name}`)
  return text
}

async function trusted(desktop: Desktop, found: FoundUpdate): Promise<boolean> {
  const name = manifestName(desktop.options.platform, desktop.options.arch)
  const [manifest, signature] = await Promise.all([textAt(desktop, name), textAt(desktop, `${name}.sig`)])
  return isSigned(found, manifest, signature, desktop.options.updateKey!)
}

/** Wires the updater to the feed, tells the page how it goes, and checks once at start. */
export function setupUpdates(desktop: Desktop): Updater {
  const blocked = obstacle(desktop)
  if (blocked) return { check: () => blocked, status: () => blocked, install: () => false }
  let status: UpdateStatus = 'idle'
  const become = (next: UpdateStatus) => { status = next; desktop.send('update', status) }
  const failed = (error: unknown) => {
    console.error('No update:', error instanceof Error ? error.message : error)
    become('failed')
  }
  const source = desktop.options.updateSource!()
  source.autoDownload = false
  source.autoInstallOnAppQuit = true
  source.setFeedURL({ provider: 'generic', url: desktop.options.updateFeed! })
  source.on('update-available', (found) => {
    become('downloading')
    void trusted(desktop, found).then(async (is) => {
      if (!is) throw new Error('the feed’s manifest is not signed by the key of this console')
      await source.downloadUpdate()
    }).catch(failed)
  })
  source.on('update-not-available', () => become('idle'))
  source.on('update-downloaded', () => become('ready'))
  source.on('error', failed)
  const check = () => {
    if (status !== 'idle' && status !== 'failed') return status
    become('checking')
    void source.checkForUpdates().catch(failed)
    return status
  }
  check()
  return { check, status: () => status, install: () => { if (status !== 'ready') return false; source.quitAndInstall(); return true } }
}
