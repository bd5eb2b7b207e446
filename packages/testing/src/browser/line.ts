import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A connection to a server that can be cut and mended, as a network's would be. */
export interface Line { readonly url: string; cut(): Promise<void>; mend(): Promise<void>; close(): Promise<void> }

/** Opens a line to a server on this machine. While it is cut nobody answers at its address. */
export async function lineTo(port: number): Promise<Line> {
  const open = new Set<Socket>()
  let own = 0
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => other.destroy()).on('close', () => { open.delete(one); other.destroy() }).pipe(other)
    }
  })
  const listen = () => new Promise<void>((resolve, reject) => { server.once('error', reject).listen(own, '127.0.0.1', () => { own = (server.address() as AddressInfo).port; resolve() }) })
  const cut = () => new Promise<void>((resolve) => { server.close(() => resolve()); for (const socket of open) socket.destroy() })
  await listen()
  return { url: `http://127.0.0.1:${own}`, cut, mend: listen, close: () => (server.listening ? cut() : Promise.resolve()) }
}
