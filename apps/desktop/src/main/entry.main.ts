import { fileURLToPath } from 'node:url'
import electron from 'electron'
import updater from 'electron-updater'
import { startConsole } from './index.ts'
import type { UpdateSource } from './updates.ts'

const built = (import.meta as unknown as { env?: Record<string, string | undefined> }).env ?? {}
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// Relative to out/main/index.js, where the build puts this file.
void startConsole(electron, {
  preload: path('../preload/index.cjs'),
  rendererFolder: path('../renderer'),
  devServer: electron.app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
  platform: process.platform,
  argv: process.argv,
  execPath: process.execPath,
  arch: process.arch,
  // Said where the console runs, else where it was built; neither, and there are no updates.
  updateFeed: process.env['COLONNADE_UPDATE_FEED'] ?? built['MAIN_VITE_UPDATE_FEED'],
  updateKey: process.env['COLONNADE_UPDATE_KEY'] ?? built['MAIN_VITE_UPDATE_KEY'],
  updateSource: () => updater.autoUpdater as unknown as UpdateSource,
}).catch((error: unknown) => {
  console.error('The console could not start:', error)
  electron.app.exit(1)
})
