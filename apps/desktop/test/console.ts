import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer } from '../src/shared/bridge.ts'
import type { ChannelName, ChannelRequest, ChannelResponse } from '../src/shared/channels.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '../src/shared/wire.ts'
import type { Desktop, DesktopOptions } from '../src/main/desktop.ts'
import { startConsole } from '../src/main/index.ts'
import type { UpdateSource } from '../src/main/updates.ts'
import { createElectronDouble, type ElectronDouble } from './electron-double.ts'

/** A console running on the double, seen from its page. */
export interface TestConsole extends ElectronDouble {
  folder: string
  desktop: Desktop
  /** Calls main as the page does. */
  call<N extends ChannelName>(name: N, request?: ChannelRequest<N>): Promise<Answer<ChannelResponse<N>>>
  /** The same, or throws the refusal's reason. */
  value<N extends ChannelName>(name: N, request?: ChannelRequest<N>): Promise<ChannelResponse<N>>
  /** Calls main with any event and arguments. */
  raw(event: unknown, ...args: unknown[]): Promise<Answer<unknown>>
  /** The event a call from the page's main frame carries, with changes. */
  event(change?: { url?: string; parent?: unknown; senderId?: number; frame?: null }): unknown
  /** Events the page got, by name. */
  events(name: string): unknown[]
  /** Everything that ever went to the page, as text. */
  seenByPage(): string
  /** Everything on disk, as text. */
  onDisk(): string
  dispose(): void
}

/** What to start with. `prepare` changes the double before main sees it. */
export interface StartOptions { options?: Partial<DesktopOptions>; prepare?: (double: ElectronDouble) => void; folder?: string }

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'latin1')}`).join('\n')
}

/** Starts the console on a double, in a folder of its own. */
export async function startTestConsole({ options, prepare, folder = mkdtempSync(join(tmpdir(), 'colonnade-desktop-')) }: StartOptions = {}): Promise<TestConsole> {
  const double = createElectronDouble(join(folder, 'user'))
  prepare?.(double)
  const rendererFolder = join(folder, 'renderer')
  mkdirSync(rendererFolder, { recursive: true })
  writeFileSync(join(rendererFolder, 'index.html'), '<!doctype html><title>Colonnade</title>')
  const desktop = await startConsole(double.electron, {
    preload: '/preload.cjs', rendererFolder, platform: 'linux', argv: ['colonnade'], execPath: '/electron', arch: 'x64', updateSource: () => double.updater as unknown as UpdateSource, ...options,
  })
  if (!desktop) throw new Error('The console did not start')
  const answers: unknown[] = []
  const page = () => double.windows.at(-1)!.webContents
  const event: TestConsole['event'] = (change = {}) => ({
    sender: { id: change.senderId ?? page().id },
    senderFrame: change.frame === null ? null : { url: change.url ?? 'app://console/racks', parent: change.parent ?? null },
  })
  const raw: TestConsole['raw'] = async (from, ...args) => {
    const answer = await double.ipc.get(CALL_CHANNEL)!(from, ...args) as Answer<unknown>
    answers.push(structuredClone(answer))
    return answer
  }
  const call: TestConsole['call'] = (name, request) => raw(event(), name, request) as never
  return {
    ...double, folder, desktop, event, raw, call,
    async value(name, request) {
      const answer = await call(name, request)
      if (!answer.ok) throw new Error(answer.error.reason)
      return answer.value
    },
    events: (name) => double.windows.flatMap((window) => window.webContents.sent).filter(({ channel, args }) => channel === EVENT_CHANNEL && args[0] === name).map(({ args }) => args[1]),
    seenByPage: () => JSON.stringify([answers, double.windows.map((window) => window.webContents.sent)]),
    onDisk: () => textOf(folder),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}
