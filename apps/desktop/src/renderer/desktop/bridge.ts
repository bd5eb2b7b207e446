import type { ColonnadeBridge, Answer } from '../../shared/bridge.ts'
import type { ErrorShape } from '@colonnade/contract/kernel/errors'
import type { Keeper, Surroundings } from '@colonnade/screens'

/** What Electron lends the page; absent in a browser. */
export const bridge: ColonnadeBridge | undefined = (globalThis as { colonnade?: ColonnadeBridge }).colonnade

/** A bridge's answer as a value; throws the error's shape, which every error screen understands. */
export async function ask<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer
  if (settled.ok) return settled.value
  throw asError(settled.error)
}

/** An error of the desktop's (main says it in the reader's language), to be thrown and shown. */
export function asError(error: ErrorShape): Error {
  return Object.assign(new Error(error.message), { shape: error })
}

/** Files go through the system's own dialogs where there are any, and a session ends on this machine even when its server can't be asked. */
export function desktopSurroundings(siteId: string | undefined): Partial<Surroundings> {
  if (!bridge) return {}
  const { files, token } = bridge
  return {
    saveFile: async (name, content) => (await ask(files.save(name, `\uFEFF${content}`))).saved,
    openFiles: async (accept, multiple) => (await ask(files.open(accept, multiple))).map((file) => new File([file.bytes as Uint8Array<ArrayBuffer>], file.name)),
    ...(siteId ? { dropSession: async () => { await ask(token.clear(siteId)) } } : {}),
  }
}

/** Where the copy of a site's cache is kept; undefined in a browser. */
export function keeperOf(siteId: string): Keeper | undefined {
  if (!bridge) return undefined
  const { kept } = bridge
  return {
    read: () => ask(kept.read(siteId)),
    write: async (text) => { await ask(kept.write(siteId, text)) },
    clear: async () => { await ask(kept.clear(siteId)) },
  }
}
