import * as z from 'zod'
import { ContractError, type ErrorShape } from '@colonnade/contract/kernel/errors'
import type { Answer } from '../shared/bridge.ts'
import { channels, type ChannelInput, type ChannelName, type ChannelResponse } from '../shared/channels.ts'
import { isConsolePage } from '../shared/origin.ts'
import { CALL_CHANNEL } from '../shared/wire.ts'
import type { Desktop } from './desktop.ts'
import { inWords } from './desktop-error.ts'

/** One function for each channel, given the parsed request. */
export type Handlers = { [N in ChannelName]: (input: ChannelInput<N>) => ChannelResponse<N> | Promise<ChannelResponse<N>> }

type InvokeEvent = Pick<Electron.IpcMainInvokeEvent, 'sender' | 'senderFrame'>

/** Refuses whoever isn't the main frame of the console's window, showing the console's own page. The frame is null once it has gone elsewhere. */
function refuseForeign({ sender, senderFrame }: InvokeEvent, desktop: Desktop): void {
  const own = desktop.window()?.webContents
  if (own && senderFrame && sender.id === own.id && senderFrame.parent === null && isConsolePage(senderFrame.url)) return
  throw new ContractError('FORBIDDEN', 'desktop.foreign_sender', 'Only the console’s own page may call the desktop.')
}

function channelNamed(name: unknown): ChannelName {
  if (typeof name === 'string' && Object.hasOwn(channels, name)) return name as ChannelName
  throw new ContractError('NOT_FOUND', 'desktop.unknown_channel', 'The desktop knows no such function.')
}

/** Parses with the channel's schema. The refused values are not repeated: one of them may be a token. */
function parsed<N extends ChannelName>(name: N, request: unknown): ChannelInput<N> {
  const result = channels[name].request.safeParse(request)
  if (result.success) return result.data as ChannelInput<N>
  const fields = result.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message.slice(0, 200) }))
  throw new ContractError('BAD_REQUEST', 'desktop.bad_input', 'The desktop did not accept this input.', { fields })
}

function errorOf(error: unknown, name: unknown): ErrorShape {
  if (error instanceof ContractError) return error.shape
  console.error(`Channel ${typeof name === 'string' ? name.slice(0, 40) : typeof name} failed:`, error instanceof z.ZodError ? 'its answer breaks the contract' : error)
  return { code: 'INTERNAL', reason: 'desktop.unexpected', message: 'Something went wrong in the desktop program.' }
}

async function call<N extends ChannelName>(handlers: Handlers, name: N, request: unknown): Promise<ChannelResponse<N>> {
  const answer = await handlers[name](parsed(name, request))
  return channels[name].response.parse(answer) as ChannelResponse<N>
}

/** Opens the one door between page and main: sender, channel, input and output are all checked, and errors leave in the contract's shape. */
export function setupIpc(desktop: Desktop, handlers: Handlers): void {
  desktop.electron.ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, request: unknown): Promise<Answer<unknown>> => {
    try {
      refuseForeign(event, desktop)
      return { ok: true, value: await call(handlers, channelNamed(name), request) }
    } catch (error) {
      return { ok: false, error: inWords(errorOf(error, name), desktop.locale()) }
    }
  })
}
