import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { secretsWith } from './secrets.ts'

const [first, second] = [randomBytes(32), randomBytes(32)]
const about = 'external_integrations.api_key:1'

describe('sealed secrets', () => {
  it('opens what it sealed, whatever it is', () => {
    const secrets = secretsWith([first])
    for (const text of ['', 'x', 'sk-proj-…', '密鑰 \u0000 🔑', 'a'.repeat(100_000)]) expect(secrets.open(secrets.seal(text, about), about)).toBe(text)
  })

  it('seals the same secret differently each time, and shows nothing of it', () => {
    const secrets = secretsWith([first])
    const [a, b] = [secrets.seal('correct horse battery', about), secrets.seal('correct horse battery', about)]
    expect(a).not.toBe(b)
    expect(a).not.toContain('correct')
    expect(a).toMatch(/^v1\.[0-9a-f]{8}\./)
  })

  it('names the keys it opens with as envelopes do', () => {
    const sealedWith = (key: Uint8Array) => secretsWith([key]).seal('x', about).split('.')[1]
    expect(secretsWith([first, second]).keyIds.sort()).toEqual([sealedWith(first), sealedWith(second)].sort())
    expect(secretsWith([first]).keyIds).toEqual([sealedWith(first)])
  })

  it('refuses an envelope that was changed in any part', () => {
    const secrets = secretsWith([first])
    const envelope = secrets.seal('correct horse battery', about)
    const parts = envelope.split('.')
    for (let i = 2; i < parts.length; i++) {
      const part = parts[i]!
      const changed = parts.with(i, (part[0] === 'A' ? 'B' : 'A') + part.slice(1)).join('.')
      expect(() => secrets.open(changed, about), `part ${i}`).toThrow('was changed')
    }
    expect(() => secrets.open(parts.with(4, parts[4]!.slice(0, 8)).join('.'), about)).toThrow('no sealed secret')
    expect(() => secrets.open('plain text', about)).toThrow('no sealed secret')
  })

  it('refuses an envelope copied to another place', () => {
    const secrets = secretsWith([first])
    expect(() => secrets.open(secrets.seal('x', about), 'external_integrations.api_key:2')).toThrow('belongs elsewhere')
  })

  it('rotates: the new key seals, the old one still opens, and the envelope says so', () => {
    const old = secretsWith([first]).seal('kept', about)
    const rotated = secretsWith([second, first])
    expect(rotated.isStale(old)).toBe(true)
    expect(rotated.open(old, about)).toBe('kept')
    const fresh = rotated.seal(rotated.open(old, about), about)
    expect(rotated.isStale(fresh)).toBe(false)
    expect(() => secretsWith([second]).open(old, about)).toThrow('which is not here')
    expect(secretsWith([second]).open(fresh, about)).toBe('kept')
  })

  it('refuses a key of the wrong length, and shows the tail of long secrets only', () => {
    expect(() => secretsWith([new Uint8Array(16)])).toThrow('32 bytes')
    expect(secretsWith([first]).hint('sk-1234567890')).toBe('7890')
    expect(secretsWith([first]).hint('short')).toBeNull()
  })
})
