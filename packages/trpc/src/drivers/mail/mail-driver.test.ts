import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { MailDriver, OutgoingMail } from './driver.ts'
import { outboxDriver } from './outbox.ts'
import { SmtpServer } from './smtp-server.test-support.ts'
import { smtpDriver } from './smtp.ts'

const server = new SmtpServer()
let url: string
beforeAll(async () => { url = await server.start() })
afterAll(() => server.stop())
beforeEach(() => { server.received.length = 0; server.refuse = null })

const mail = (more: Partial<OutgoingMail> = {}): OutgoingMail => ({ id: '01900000-0000-7000-8000-000000000001', to: 'nora@nova.test', subject: 'Hello', text: 'One line.\n\nhttps://x.test/?token=abc', date: new Date('2026-01-02T03:04:05Z'), ...more })

/** What every mail driver promises. */
function mailDriverContract(name: 'smtp' | 'outbox', open: () => MailDriver): void {
  describe(`${name}: contract`, () => {
    let driver: MailDriver
    beforeAll(() => { driver = open() })
    afterAll(() => driver.close())

    it('has its name, which becomes the transport of a mail', () => { expect(driver.name).toBe(name) })
    it.each([
      ['plain', {}], ['of another script', { subject: '請確認您的電子郵件地址', text: '陳您好：🔑' }], ['long', { text: 'x'.repeat(200_000) }], ['with a line that ends a message', { text: 'a\n.\n..b\r\n.\r\nQUIT' }],
      ['with a hostile subject', { subject: 'a\r\nBcc: all@evil.test\r\n\r\nb' }], ['to an international domain', { to: 'nora@xn--bcher-kva.example' }],
    ])('takes a mail: %s', async (_, more) => { await driver.send(mail(more)) })
    it('takes several at once', async () => { await Promise.all([1, 2, 3, 4, 5].map((i) => driver.send(mail({ id: `id-${i}` })))) })
    it('may be closed twice', async () => { const other = open(); await other.close(); await other.close() })
  })
}

mailDriverContract('smtp', () => smtpDriver({ url, from: 'Colonnade <cloud@colonnade.test>' }))
mailDriverContract('outbox', () => outboxDriver)

describe('smtp', () => {
  const driver = () => smtpDriver({ url, from: 'Colonnade <cloud@colonnade.test>' })

  it('signs in, and hands over envelope, headers and text as they are', async () => {
    await driver().send(mail({ subject: '您的密碼已變更', text: '陳您好：\n\n.\nhttps://x.test/?token=abc' }))
    const [got] = server.received
    expect(got).toMatchObject({ from: 'cloud@colonnade.test', to: ['nora@nova.test'], auth: ':someone:secret' })
    expect(got!.data).toMatch(/^From: Colonnade <cloud@colonnade\.test>$/m)
    expect(got!.data).toMatch(/^Message-ID: <01900000-0000-7000-8000-000000000001@colonnade\.test>$/m)
    expect(got!.data).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(got!.data).toMatch(/^Date: Fri, 02 Jan 2026 03:04:05 \+0000$/m)
    expect(got!.data).toMatch(/^Subject: =\?UTF-8\?/m)
    const body = got!.data.slice(got!.data.indexOf('\r\n\r\n') + 4)
    const bytes = /base64/i.test(got!.data) ? Buffer.from(body, 'base64') : Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1')
    const text = bytes.toString('utf8')
    expect(text).toContain('https://x.test/?token=abc')
    expect(text).toContain('陳您好')
  })

  it('sends to one recipient, whatever stands in the address or the subject', async () => {
    await driver().send(mail({ subject: 'a\r\nBcc: all@evil.test' }))
    expect(server.received[0]!.to).toEqual(['nora@nova.test'])
    expect(server.received[0]!.data).not.toMatch(/^Bcc:/m)
    server.received.length = 0
    await driver().send(mail({ to: 'a@nova.test, b@evil.test' })).catch(() => {})
    expect(server.received.flatMap((r) => r.to)).not.toContain('b@evil.test')
  })

  it('throws what the server said when it refuses', async () => {
    server.refuse = () => '550 no such mailbox here'
    await expect(driver().send(mail())).rejects.toThrow(/550 no such mailbox here/)
    expect(server.received).toEqual([])
  })

  it('throws when nobody listens, and shows no password', async () => {
    const nobody = smtpDriver({ url: 'smtp://someone:hunter2secret@127.0.0.1:1', from: 'a@b.test' })
    const error = await nobody.send(mail()).catch((e: Error) => e)
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message).not.toContain('hunter2secret')
  })
})
