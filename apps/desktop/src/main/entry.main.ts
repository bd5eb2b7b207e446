import { fileURLToPath } from 'node:url'
import electron from 'electron'
import { startConsole } from './index.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// Relative to out/main/index.js, where the build puts this file.
void startConsole(electron, {
  preload: path('../preload/index.cjs'),
  rendererFolder: path('../renderer'),
  devServer: electron.app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'],
  platform: process.platform,
  argv: process.argv,
  execPath: process.execPath,
  updateFeed: process.env['COLONNADE_UPDATE_FEED'],
}).catch((error: unknown) => {
  console.error('The console could not start:', error)
  electron.app.exit(1)
})
