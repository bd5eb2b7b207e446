import type { ColonnadeBridge, Answer } from '../../shared/bridge.ts'
import type { Surroundings } from '@colonnade/screens'

/** What Electron lends the page; absent in a browser. */
export const bridge: ColonnadeBridge | undefined = (globalThis as { colonnade?: ColonnadeBridge }).colonnade

/** A bridge's answer as a value; throws the error's shape, which every error screen understands. */
export async function ask<T>(answer: Promise<Answer<T>>): Promise<T> {
  const settled = await answer
  if (settled.ok) return settled.value
  throw Object.assign(new Error(settled.error.message), { shape: settled.error })
}

/** Files go through the system's own dialogs where there are any. */
export const desktopSurroundings: Partial<Surroundings> = bridge
  ? { saveFile: async (name, content) => { await ask(bridge.files.save(name, `\uFEFF${content}`)) } }
  : {}
