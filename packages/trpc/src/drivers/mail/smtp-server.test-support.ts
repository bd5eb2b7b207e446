import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** What a server was handed: the envelope, and the message as it came over the wire. */
export interface Received { from: string; to: string[]; data: string; auth: string | null }

/** A server that speaks as much SMTP as a mail needs, on a port of its own. `refuse` answers a recipient with an error. */
export class SmtpServer {
  readonly received: Received[] = []
  refuse: ((recipient: string) => string | null) | null = null
  silent = false
  private readonly server: Server
  private readonly sockets = new Set<Socket>()

  constructor() {
    this.server = createServer((socket) => this.talk(socket))
  }

  /** Listens; answers with the URL. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve) })
    return `smtp://someone:secret@127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    await new Promise<void>((resolve) => { this.server.close(() => resolve()) })
  }

  private talk(socket: Socket): void {
    this.sockets.add(socket.once('close', () => this.sockets.delete(socket)).on('error', () => {}))
    const say = (line: string) => { if (!this.silent) socket.write(`${line}\r\n`) }
    let mail: Received = { from: '', to: [], data: '', auth: null }
    let auth: string | null = null
    let rest = ''
    let inData = false
    say('220 test ESMTP')
    const command = (line: string) => {
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'EHLO') return say('250-test\r\n250-AUTH PLAIN\r\n250-8BITMIME\r\n250 SMTPUTF8')
      if (verb === 'AUTH') { auth = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString('utf8').replaceAll('\u0000', ':'); return say('235 ok') }
      if (verb === 'MAIL') { mail = { from: /<(.*?)>/.exec(line)![1]!, to: [], data: '', auth }; return say('250 ok') }
      if (verb === 'RCPT') {
        const to = /<(.*?)>/.exec(line)![1]!
        const no = this.refuse?.(to)
        if (!no) mail.to.push(to)
        return say(no ?? '250 ok')
      }
      if (verb === 'DATA') { inData = true; return say('354 go on') }
      if (verb === 'QUIT') { say('221 bye'); return socket.end() }
      return say('250 ok')
    }
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      rest += chunk
      for (;;) {
        const end = inData ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n')
        if (end < 0) return
        const part = rest.slice(0, end)
        rest = rest.slice(end + (inData ? 5 : 2))
        if (inData) { inData = false; this.received.push({ ...mail, data: part }); say('250 queued') } else command(part)
      }
    })
  }
}
