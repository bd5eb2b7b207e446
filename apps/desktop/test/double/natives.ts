import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'

/** A keychain that really encrypts, can be switched off, and can be Linux's `basic_text`. */
export class SafeStorageDouble {
  usable = true
  backend: ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret'
  private readonly key = randomBytes(32)

  async isAsyncEncryptionAvailable(): Promise<boolean> { return this.usable }
  getSelectedStorageBackend() { return this.backend }

  async encryptStringAsync(text: string): Promise<Buffer> {
    if (!this.usable) throw new Error('Encryption is not available')
    const start = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', this.key, start)
    return Buffer.concat([start, cipher.update(text, 'utf8'), cipher.final()])
  }

  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const cipher = createDecipheriv('aes-256-cbc', this.key, sealed.subarray(0, 16))
    return { result: Buffer.concat([cipher.update(sealed.subarray(16)), cipher.final()]).toString('utf8'), shouldReEncrypt: false }
  }
}

/** Dialogs answer what a test has put in. */
export class DialogDouble {
  open: Electron.OpenDialogReturnValue = { canceled: true, filePaths: [] }
  save: Electron.SaveDialogReturnValue = { canceled: true, filePath: '' }
  button = 0
  readonly asked: unknown[] = []

  async showOpenDialog(...args: unknown[]) { this.asked.push(args.at(-1)); return this.open }
  async showSaveDialog(...args: unknown[]) { this.asked.push(args.at(-1)); return this.save }
  async showMessageBox(...args: unknown[]) { this.asked.push(args.at(-1)); return { response: this.button, checkboxChecked: false } }
}

/** A notification; `made` of its class collects them. */
export class NotificationDouble extends EventEmitter {
  static made: NotificationDouble[] = []
  static supported = true
  static isSupported(): boolean { return NotificationDouble.supported }
  readonly options: Electron.NotificationConstructorOptions
  shown = false
  constructor(options: Electron.NotificationConstructorOptions) {
    super()
    this.options = options
    NotificationDouble.made.push(this)
  }
  show(): void { this.shown = true }
}

/** A tray icon. */
export class TrayDouble extends EventEmitter {
  static made: TrayDouble[] = []
  menu: Electron.MenuItemConstructorOptions[] = []
  image: unknown
  constructor(image: unknown) {
    super()
    this.image = image
    TrayDouble.made.push(this)
  }
  tip = ''
  setToolTip(tip: string): void { this.tip = tip }
  setImage(image: unknown): void { this.image = image }
  setContextMenu(menu: unknown): void { this.menu = menu as Electron.MenuItemConstructorOptions[] }
}

/** The system's theme. */
export class NativeThemeDouble extends EventEmitter {
  private source: Electron.NativeTheme['themeSource'] = 'system'
  systemDark = false
  get themeSource() { return this.source }
  set themeSource(source) { this.source = source; this.emit('updated') }
  get shouldUseDarkColors() { return this.source === 'system' ? this.systemDark : this.source === 'dark' }
  get shouldUseDarkColorsForSystemIntegratedUI() { return this.systemDark }
}

/** The updater: remembers its feed and what it was asked for; a test lets it find something. */
export class UpdaterDouble extends EventEmitter {
  autoDownload = true
  autoInstallOnAppQuit = false
  feed: string | undefined
  checks = 0
  downloads = 0
  restarts = 0
  setFeedURL({ url }: { url: string }): void { this.feed = url }
  async checkForUpdates(): Promise<void> { this.checks++ }
  async downloadUpdate(): Promise<void> { this.downloads++ }
  quitAndInstall(): void { this.restarts++ }
}
