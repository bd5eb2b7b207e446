/** The one Electron channel for calls; the contract's channel name is its first argument. No zod here: the preload script carries this file. */
export const CALL_CHANNEL = 'colonnade:call'
/** The one Electron channel for events. */
export const EVENT_CHANNEL = 'colonnade:event'
/** Names of the events the preload script lets a page subscribe to; a test keeps them equal to the schemas'. */
export const EVENT_NAMES = ['link', 'command', 'window', 'theme', 'sites', 'update'] as const
