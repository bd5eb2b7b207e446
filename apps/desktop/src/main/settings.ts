import { join } from 'node:path'
import * as z from 'zod'
import { locale, themeSource } from '../shared/channels.ts'
import { jsonFile } from './json-file.ts'

const bounds = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(200).max(20_000), height: z.number().int().min(200).max(20_000) })

const settingsSchema = z.object({
  theme: themeSource.default('system'),
  locale: locale.optional(),
  bounds: bounds.optional(),
  maximized: z.boolean().default(false),
  /** Chromium's zoom level: 0 is 100 %, each step a fifth. */
  zoom: z.number().min(-5).max(5).default(0),
})

/** What the console remembers between runs, secrets aside. Bounds are in device-independent pixels. */
export type Settings = z.infer<typeof settingsSchema>

/** The settings file: a copy in memory, every change written at once. */
export interface SettingsStore { get(): Settings; set(change: Partial<Settings>): void }

/** Opens the settings in a folder; a missing or damaged file means defaults. */
export function openSettings(folder: string): SettingsStore {
  const file = jsonFile(join(folder, 'settings.json'), settingsSchema, () => settingsSchema.parse({}))
  let current = file.read()
  return {
    get: () => current,
    set(change) {
      current = { ...current, ...change }
      file.write(current)
    },
  }
}
