import { ContractError, type ErrorShape } from '@colonnade/contract/kernel/errors'
import type { AppInfo, ChannelRequest, ChannelResponse, DeepLink, MenuCommand, OpenedFile, Site, Theme, UpdateStatus, WindowState } from './channels.ts'
import type { DesktopEvent, DesktopEventName } from './events.ts'

/** An answer over the bridge. Errors travel as data: a thrown Error would lose all but its message on the way. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: ErrorShape }

type Asked<T> = Promise<Answer<T>>

/** `window.colonnade`: all the page knows of the desktop. Absent in a browser, where the console calls its own origin. */
export interface ColonnadeBridge {
  /** Grows when a function changes its meaning. */
  readonly version: 1
  /** Base URL for calls to a site; see `origin.ts`. */
  apiBase(siteId: string): string
  readonly app: { info(): Asked<AppInfo> }
  readonly sites: {
    list(): Asked<Site[]>
    add(input: ChannelRequest<'sites.add'>): Asked<Site>
    update(input: ChannelRequest<'sites.update'>): Asked<Site>
    remove(siteId: string): Asked<undefined>
    select(siteId: string): Asked<undefined>
    /** Whether a Colonnade server that this console can work with answers at an address, else what is wrong; nothing is stored and no credential is sent. */
    probe(url: string): Asked<ChannelResponse<'sites.probe'>>
  }
  readonly token: {
    /** Hands a token over. With `remember` it goes to the system's keychain, or fails with `desktop.keychain_unavailable`; without, it lasts until the console quits. */
    set(siteId: string, token: string, remember: boolean): Asked<undefined>
    has(siteId: string): Asked<ChannelResponse<'token.has'>>
    clear(siteId: string): Asked<undefined>
  }
  readonly kept: {
    /** The copy of what was fetched from a site, if one is kept. */
    read(siteId: string): Asked<string | null>
    /** Keeps a copy of at most 4,000,000 characters under the keychain's key; `kept` is false where there is none. */
    write(siteId: string, text: string): Asked<{ kept: boolean }>
    clear(siteId: string): Asked<undefined>
  }
  readonly files: {
    /** Asks for a file, or for several, of at most 64 MB together; none when the operator cancels. Extensions without a dot; none means any. */
    open(accept: string[], multiple?: boolean): Asked<OpenedFile[]>
    save(suggestedName: string, content: string | Uint8Array<ArrayBuffer>): Asked<ChannelResponse<'files.save'>>
  }
  readonly notify: { show(input: ChannelRequest<'notify.show'>): Asked<{ shown: boolean }> }
  readonly window: { state(): Asked<WindowState> }
  /** The number on the program's icon; 0 takes it away. */
  readonly badge: { set(count: number): Asked<undefined> }
  /** What the system's menu offers of the page's: all of it, each time. */
  readonly menu: { set(commands: MenuCommand[]): Asked<undefined> }
  readonly theme: { get(): Asked<Theme>; set(source: Theme['source']): Asked<Theme> }
  readonly locale: { set(locale: ChannelRequest<'locale.set'>['locale']): Asked<undefined> }
  readonly links: {
    /** Links that arrived before the page listened. From then on they come as `link` events. */
    take(): Asked<DeepLink[]>
  }
  readonly updates: {
    check(): Asked<UpdateStatus>
    status(): Asked<UpdateStatus>
    /** Ends the console and starts the newer build, when one is ready. */
    install(): Asked<{ restarting: boolean }>
  }
  /** Subscribes to an event of main's; call the result to stop. */
  on<N extends DesktopEventName>(name: N, listener: (payload: DesktopEvent<N>) => void): () => void
}

/** Turns an answer into a value, or throws the {@link ContractError} it carries. */
export async function unwrap<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer
  if (settled.ok) return settled.value
  const { code, reason, message, requestId: _requestId, ...more } = settled.error
  throw new ContractError(code, reason, message, more)
}
