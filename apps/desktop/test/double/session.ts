import { EventEmitter } from 'node:events'

type Handler = (request: Request) => Response | Promise<Response>

/** A session: its fetch goes over the real network, and like Electron's it rejects a redirect in `manual` mode and joins several `set-cookie` with commas. */
export class SessionDouble extends EventEmitter {
  permission: ((contents: unknown, permission: string, callback: (granted: boolean) => void) => void) | undefined
  permissionCheck: ((contents: unknown, permission: string, origin: string) => boolean) | undefined
  device: (() => boolean) | undefined
  readonly fetched: { url: string; init: RequestInit }[] = []

  setPermissionRequestHandler(handler: SessionDouble['permission']): void { this.permission = handler }
  setPermissionCheckHandler(handler: SessionDouble['permissionCheck']): void { this.permissionCheck = handler }
  setDevicePermissionHandler(handler: () => boolean): void { this.device = handler }

  async fetch(url: string, init: RequestInit): Promise<Response> {
    this.fetched.push({ url, init })
    const answer = await fetch(url, init)
    if (init.redirect === 'manual' && [301, 302, 303, 307, 308].includes(answer.status)) {
      await answer.body?.cancel()
      throw new Error('Redirect was cancelled')
    }
    const headers = new Headers()
    for (const name of answer.headers.keys()) headers.set(name, answer.headers.get(name)!)
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) headers.set('set-cookie', cookies.join(', '))
    return new Response(answer.body, { status: answer.status, headers })
  }

  /** Whether the session grants something to a page at `url`. */
  grants(permission: string, url: string): boolean {
    let answer = false
    this.permission?.({ getURL: () => url }, permission, (granted) => { answer = granted })
    return answer
  }
}

/** Custom schemes: what was registered, and a way to ask them as the page would. */
export class ProtocolDouble {
  privileged: Electron.CustomScheme[] = []
  readonly handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void { this.privileged = schemes }
  handle(scheme: string, handler: Handler): void { this.handlers.set(scheme, handler) }

  /** Asks a scheme for something. */
  async ask(url: string, init?: RequestInit): Promise<Response> {
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    if (!handler) throw new Error(`No handler for ${url}`)
    return handler(new Request(url, init))
  }
}
