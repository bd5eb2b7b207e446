import { open, rename, rm, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { randomUUID } from 'node:crypto'
import { ContractError } from '@colonnade/contract/kernel/errors'
import { MAX_FILE_BYTES, MAX_FILES, type ChannelInput, type ChannelResponse, type OpenedFile } from '../shared/channels.ts'
import type { Desktop } from './desktop.ts'
import { plainName } from './permissions.ts'

async function readBounded(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = await open(path, 'r').catch(() => undefined)
  if (!file) throw new ContractError('NOT_FOUND', 'desktop.file_unreadable', 'The file could not be read.')
  try {
    const stat = await file.stat()
    if (!stat.isFile()) throw new ContractError('BAD_REQUEST', 'desktop.file_unreadable', 'The file could not be read.')
    if (stat.size > most) throw most < MAX_FILE_BYTES ? tooLarge() : new ContractError('PAYLOAD_TOO_LARGE', 'desktop.file_too_large', 'The file is larger than 64 MB.')
    // One byte more than stated shows a file that grew meanwhile; no more than that is ever read.
    const bytes = new Uint8Array(stat.size + 1)
    let length = 0
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return bytes.slice(0, Math.min(length, stat.size))
  } finally {
    await file.close()
  }
}

const tooLarge = () => new ContractError('PAYLOAD_TOO_LARGE', 'desktop.files_too_large', 'The files are more than 50, or larger than 64 MB together.')

/** Asks for a file, or for several, and reads them; none when the operator cancels. The page learns the names, not the folder. */
export async function openFiles(desktop: Desktop, { accept, multiple }: ChannelInput<'files.open'>): Promise<OpenedFile[]> {
  const { dialog } = desktop.electron
  const filters = accept.length > 0
    ? [{ name: desktop.text('files.accepted'), extensions: accept }, { name: desktop.text('files.any'), extensions: ['*'] }] : []
  const options: Electron.OpenDialogOptions = { title: desktop.text('files.open'), properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'], filters }
  const parent = desktop.window()
  const { canceled, filePaths } = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options)
  if (canceled) return []
  if (filePaths.length > MAX_FILES) throw tooLarge()
  const opened: OpenedFile[] = []
  let left = MAX_FILE_BYTES
  for (const path of multiple ? filePaths : filePaths.slice(0, 1)) {
    const bytes = await readBounded(path, left)
    left -= bytes.byteLength
    opened.push({ name: basename(path), size: bytes.byteLength, bytes })
  }
  return opened
}

/** Asks where to save and writes there, whole or not at all. The suggested name loses any folder it came with. */
export async function saveFile(desktop: Desktop, { suggestedName, content }: ChannelInput<'files.save'>): Promise<ChannelResponse<'files.save'>> {
  const { dialog } = desktop.electron
  const name = plainName(suggestedName)
  const extension = extname(name).slice(1)
  const options: Electron.SaveDialogOptions = {
    title: desktop.text('files.save'), defaultPath: name, filters: extension ? [{ name: extension.toUpperCase(), extensions: [extension] }] : [],
  }
  const parent = desktop.window()
  const { canceled, filePath } = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options)
  if (canceled || !filePath) return { saved: false }
  const next = `${filePath}.${randomUUID().slice(0, 8)}.part`
  try {
    await writeFile(next, content)
    await rename(next, filePath)
  } catch {
    await rm(next, { force: true }).catch(() => undefined)
    throw new ContractError('UNAVAILABLE', 'desktop.file_unwritable', 'The file could not be written.')
  }
  return { saved: true, name: basename(filePath) }
}
