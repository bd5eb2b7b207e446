import { EventEmitter } from 'node:events'
import type { ElectronApi } from '../src/main/electron-api.ts'
import { DialogDouble, NativeThemeDouble, NotificationDouble, SafeStorageDouble, TrayDouble, UpdaterDouble } from './double/natives.ts'
import { ProtocolDouble, SessionDouble } from './double/session.ts'
import { windowClass, type BrowserWindowDouble } from './double/window.ts'

type Listener = (event: unknown, ...args: unknown[]) => unknown
type Template = Electron.MenuItemConstructorOptions[]

/** The application: events, and what was asked of it. */
export class AppDouble extends EventEmitter {
  isPackaged = true
  lock = true
  quits = 0
  sandboxed = false
  languages = ['en-GB']
  readonly schemes: unknown[][] = []
  readonly folder: string
  constructor(folder: string) {
    super()
    this.folder = folder
  }
  async whenReady(): Promise<void> { /* at once */ }
  enableSandbox(): void { this.sandboxed = true }
  requestSingleInstanceLock(): boolean { return this.lock }
  getPath(): string { return this.folder }
  getVersion(): string { return '0.1.0' }
  getPreferredSystemLanguages(): string[] { return this.languages }
  setAsDefaultProtocolClient(...args: unknown[]): boolean { this.schemes.push(args); return true }
  badge = 0
  setBadgeCount(count: number): boolean { this.badge = count; return true }
  setAppUserModelId(): void { /* Windows only */ }
  quit(): void { this.quits++ }
}

/** What stands in for Electron where its binary isn't. Tests reach into its parts; main sees only {@link ElectronDouble.electron}. */
export interface ElectronDouble {
  electron: ElectronApi
  app: AppDouble
  windows: BrowserWindowDouble[]
  defaultSession: SessionDouble
  partitions: Map<string, SessionDouble>
  protocol: ProtocolDouble
  safeStorage: SafeStorageDouble
  dialog: DialogDouble
  nativeTheme: NativeThemeDouble
  updater: UpdaterDouble
  Notification: typeof NotificationDouble
  Tray: typeof TrayDouble
  ipc: Map<string, Listener>
  opened: string[]
  menu: { current: Template }
  displays: { workArea: Electron.Rectangle }[]
}

function image() {
  return { addRepresentation: () => undefined, setTemplateImage: () => undefined }
}

/** Makes a double whose user data lies in `folder`. */
export function createElectronDouble(folder: string): ElectronDouble {
  const app = new AppDouble(folder)
  const windows: BrowserWindowDouble[] = []
  const partitions = new Map<string, SessionDouble>()
  const ipc = new Map<string, Listener>()
  const opened: string[] = []
  const menu = { current: [] as Template }
  const displays = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]
  const defaultSession = new SessionDouble()
  const fromPartition = (name: string) => {
    if (!partitions.has(name)) partitions.set(name, new SessionDouble())
    return partitions.get(name)!
  }
  NotificationDouble.made = []
  NotificationDouble.supported = true
  TrayDouble.made = []
  const parts = {
    app, protocol: new ProtocolDouble(), safeStorage: new SafeStorageDouble(), dialog: new DialogDouble(), nativeTheme: new NativeThemeDouble(),
    Notification: NotificationDouble, Tray: TrayDouble,
  }
  const electron = {
    ...parts,
    BrowserWindow: windowClass(app, windows),
    ipcMain: { handle: (channel: string, listener: Listener) => { ipc.set(channel, listener) } },
    Menu: { buildFromTemplate: (template: Template) => template, setApplicationMenu: (template: Template) => { menu.current = template } },
    nativeImage: { createFromBitmap: image },
    screen: { getAllDisplays: () => displays },
    session: { defaultSession, fromPartition },
    shell: { openExternal: async (url: string) => { opened.push(url) } },
  } as unknown as ElectronApi
  return { ...parts, updater: new UpdaterDouble(), electron, windows, defaultSession, partitions, ipc, opened, menu, displays }
}
