import { EventEmitter } from 'node:events'

let nextId = 1

/** A page: remembers what was sent to it, and does nothing by itself. */
export class WebContentsDouble extends EventEmitter {
  readonly id = nextId++
  url = ''
  readonly sent: { channel: string; args: unknown[] }[] = []
  reloads = 0
  crashes = 0
  openHandler: ((details: { url: string }) => { action: string }) | undefined

  zoom = 0
  getZoomLevel(): number { return this.zoom }
  setZoomLevel(level: number): void { this.zoom = level }
  send(channel: string, ...args: unknown[]): void { this.sent.push({ channel, args: structuredClone(args) }) }
  getURL(): string { return this.url }
  reload(): void { this.reloads++ }
  forcefullyCrashRenderer(): void { this.crashes++ }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler }

  /** A navigation the page tries; true when it was let through. */
  tries(event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', url: string): boolean {
    let stopped = false
    this.emit(event, { url, preventDefault: () => { stopped = true } })
    return !stopped
  }

  /** A load of the whole page, as after a reload. */
  navigates(): void { this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false }) }
}

/** Makes the `BrowserWindow` class of one double; `made` collects its windows. */
export function windowClass(app: EventEmitter, made: BrowserWindowDouble[]): new (options: Electron.BrowserWindowConstructorOptions) => BrowserWindowDouble {
  return class extends BrowserWindowDouble {
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super(options)
      made.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }
}

/** A window: remembers how it was made and what was asked of it. */
export class BrowserWindowDouble extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions
  readonly webContents = new WebContentsDouble()
  bounds = { x: 10, y: 20, width: 1000, height: 700 }
  shown = false
  focused = 0
  maximized = false
  destroyed = false

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super()
    this.options = options
  }

  async loadURL(url: string): Promise<void> { this.webContents.url = url }
  overlay: unknown
  setOverlayIcon(image: unknown, description: string): void { this.overlay = image && description }
  title = ''
  setTitle(title: string): void { this.title = title }
  show(): void { this.shown = true }
  focus(): void { this.focused++ }
  restore(): void { /* never minimised here */ }
  maximize(): void { this.maximized = true; this.emit('maximize') }
  isMinimized(): boolean { return false }
  isMaximized(): boolean { return this.maximized }
  isFullScreen(): boolean { return false }
  isFocused(): boolean { return this.focused > 0 }
  isDestroyed(): boolean { return this.destroyed }
  getNormalBounds() { return this.bounds }

  /** The operator closes it. */
  close(): void {
    this.emit('close')
    this.destroyed = true
    this.emit('closed')
  }
}
