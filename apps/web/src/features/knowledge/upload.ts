import { MAX_UPLOAD_BYTES, type UploadedFile } from '@colonnade/contract/ai'

/** Endings of files that can be read. */
export const readable = ['pdf', 'docx', 'html', 'htm', 'xhtml', 'md', 'markdown', 'csv', 'tsv', 'txt', 'text', 'log'] as const
/** For the file dialog. */
export const accept = readable.map((ending) => `.${ending}`).join(',')

/** Why a file is not even sent: too large, empty, or of a kind that can't be read. A file without a known ending is left to the server, which looks inside. */
export function refusal(file: Pick<File, 'name' | 'size'>): 'tooLarge' | 'isEmpty' | 'wrongType' | undefined {
  if (file.size > MAX_UPLOAD_BYTES) return 'tooLarge'
  if (file.size === 0) return 'isEmpty'
  const ending = /\.([a-z0-9]{1,8})$/i.exec(file.name)?.[1]?.toLowerCase()
  return ending && !(readable as readonly string[]).includes(ending) ? 'wrongType' : undefined
}

/** What went wrong on the way, in the shape every error has. */
function failure(request: XMLHttpRequest): unknown {
  try {
    const body = JSON.parse(request.responseText) as unknown
    if (body && typeof body === 'object') return Object.assign(new Error(String((body as { message?: unknown }).message ?? request.status)), { shape: body })
  } catch { /* not ours: a proxy's page */ }
  return new Error(`HTTP ${request.status}`)
}

/** Sends a file; `onSent` hears the share of it that has left. Rejects with the server's error, or a network error. */
export function sendFile(file: File, onSent: (share: number) => void, signal: AbortSignal): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.append('file', file, file.name)
    request.upload.onprogress = (event) => { if (event.lengthComputable) onSent(event.loaded / event.total) }
    request.onload = () => { if (request.status < 300) resolve(JSON.parse(request.responseText) as UploadedFile); else reject(failure(request)) }
    request.onerror = () => reject(new TypeError('Failed to fetch'))
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.open('POST', '/api/uploads')
    request.send(body)
  })
}
