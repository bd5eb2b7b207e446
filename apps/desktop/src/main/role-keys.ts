// What Electron gives the roles the menu uses.
const shared: { readonly [role: string]: string } = {
  undo: 'CmdOrCtrl+Z', redo: 'CmdOrCtrl+Shift+Z', cut: 'CmdOrCtrl+X', copy: 'CmdOrCtrl+C', paste: 'CmdOrCtrl+V', selectAll: 'CmdOrCtrl+A', forceReload: 'CmdOrCtrl+Shift+R', resetZoom: 'CmdOrCtrl+0',
  zoomIn: 'CmdOrCtrl+Plus', zoomOut: 'CmdOrCtrl+-', minimize: 'CmdOrCtrl+M', close: 'CmdOrCtrl+W', quit: 'CmdOrCtrl+Q',
}
const own: { readonly [platform: string]: readonly string[] } = { linux: ['CmdOrCtrl+Shift+I', 'F11'], win32: ['CmdOrCtrl+Shift+I', 'F11', 'CmdOrCtrl+Y'], darwin: ['CmdOrCtrl+Alt+I', 'Ctrl+Cmd+F', 'CmdOrCtrl+H', 'CmdOrCtrl+Alt+H'] }

/** Keys in one order and spelling, so that the same chord is the same text. */
export function sameKeys(accelerator: string, platform: string): string {
  return accelerator.replace('CmdOrCtrl', platform === 'darwin' ? 'Cmd' : 'Ctrl').split('+').sort().join('+')
}

/** The chords that are the roles' on a platform, as `sameKeys` spells them. */
export function roleKeys(platform: string): string[] {
  return [...Object.values(shared), ...(own[platform] ?? [])].map((keys) => sameKeys(keys, platform))
}
