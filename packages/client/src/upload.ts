import { TRPCClientError } from '@trpc/client'
import type { ErrorShape } from './errors.ts'
import { guardedFetch } from './fetching.ts'
import { apiUrl, headersOf, type ClientOptions } from './options.ts'
import { errorFrom, told } from './told.ts'

/** A file the server has taken in: `fileId` is for `ai.knowledgeDocument.add`; `kind` is what its content was recognised as. Size in bytes. */
export interface UploadedFile { fileId: string; name: string; size: number; mimeType: string; kind: string }

// As bytes, not as a form: Node's fetch leaves a rejection nobody can catch when a form is aborted before it leaves.
async function formOf(file: Blob, name: string): Promise<{ body: ArrayBuffer; type: string }> {
  const form = new FormData()
  form.append('file', file, name)
  const encoded = new Response(form)
  return { body: await encoded.arrayBuffer(), type: encoded.headers.get('content-type') ?? '' }
}

/** Uploads a file (32 MB at most), to be added to a knowledge base. `name` may be left out for a `File`. Throws ColonnadeError: PAYLOAD_TOO_LARGE, BAD_REQUEST `bad_upload`. */
export async function uploadFile(options: ClientOptions, file: Blob, name?: string, signal?: AbortSignal): Promise<UploadedFile> {
  const url = apiUrl(options.url).replace(/trpc$/, 'api/uploads')
  try {
    const { body, type } = await formOf(file, name ?? (file as Partial<File>).name ?? 'file')
    const response = await guardedFetch(options)(url, { method: 'POST', headers: { ...(await headersOf(options)), 'content-type': type }, body, ...(signal ? { signal } : {}) })
    const answer = (await response.json()) as unknown
    if (!response.ok) throw errorFrom(answer as ErrorShape, response)
    return answer as UploadedFile
  } catch (error) {
    throw told(TRPCClientError.from(error as Error), url)
  }
}
