import { describe, expect, it } from 'vitest'
import { extractDocument } from './document.ts'

const file = (content: string) => ({ fileName: 'a.md', mimeType: 'text/markdown', bytes: new TextEncoder().encode(content) })

describe('extractDocument', () => {
  it('reads in a thread of its own and leaves the caller its bytes', async () => {
    const input = file('# Duck\n\nSwims.')
    expect(await extractDocument(input)).toEqual({
      title: 'Duck',
      warnings: [],
      blocks: [
        { kind: 'heading', level: 1, text: 'Duck', path: [] },
        { kind: 'paragraph', text: 'Swims.', path: ['Duck'] },
      ],
    })
    expect(input.bytes.length).toBeGreaterThan(0)
  })

  it('brings the reader\'s ContractError over', async () => {
    await expect(extractDocument({ ...file(''), bytes: new Uint8Array() })).rejects.toMatchObject({ name: 'ContractError', shape: { reason: 'document_corrupt', remedy: expect.any(String) } })
  })

  it('ends the thread at the time limit', async () => {
    await expect(extractDocument(file('# Duck'), { limits: { timeoutMs: 1 } })).rejects.toMatchObject({ shape: { reason: 'document_timeout' } })
  })

  it('ends the thread when it wants too much memory', async () => {
    await expect(extractDocument(file('a b c '.repeat(2_000_000)), { limits: { maxMemoryMb: 24 } })).rejects.toMatchObject({ shape: { code: expect.stringMatching(/PAYLOAD_TOO_LARGE|BAD_REQUEST/u) } })
  })

  it('ends the thread when the caller stops', async () => {
    const stop = new AbortController()
    const reading = extractDocument(file('# Duck'), { signal: stop.signal })
    stop.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
    await expect(extractDocument(file('# Duck'), { signal: stop.signal })).rejects.toThrow('enough')
  })

  it('refuses a file that is too large before starting', async () => {
    await expect(extractDocument(file('# Duck'), { limits: { maxBytes: 3 } })).rejects.toMatchObject({ shape: { code: 'PAYLOAD_TOO_LARGE' } })
  })
})
