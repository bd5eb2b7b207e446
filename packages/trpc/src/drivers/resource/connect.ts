import { isIP } from 'node:net'
import { connect as connectTls, createSecureContext, type TLSSocket } from 'node:tls'
import { addressOf } from './address.ts'
import { distrust, type Trust } from './certificate.ts'
import { DriverError } from './error.ts'

const refusals: Record<string, [string, string, string]> = {
  ECONNREFUSED: ['refused', 'Nothing listens there: the connection was refused.', 'Check the port, and that the service runs.'],
  EHOSTUNREACH: ['no_route', 'There is no way to that address from here.', 'Check the network between this server and the machine.'],
  ENETUNREACH: ['no_route', 'There is no way to that address from here.', 'Check the network between this server and the machine.'],
  ETIMEDOUT: ['timed_out', 'Nobody answered in time.', 'Check that the machine is on and that no firewall is in between.'],
  EPROTO: ['not_tls', 'The other side does not speak TLS there.', 'Check the port; the address must be the one of the https service.'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['not_tls', 'The other side does not speak TLS there.', 'Check the port; the address must be the one of the https service.'],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['not_tls', 'The other side does not speak TLS there.', 'Check the port; the address must be the one of the https service.'],
}

/** A failure of the connection in a driver's terms. `sent`: the request was on its way, so nobody knows whether it was carried out. */
export function connectionError(error: unknown, sent: boolean): DriverError {
  if (error instanceof DriverError) return error
  const { code = '', name = '' } = error as { code?: string; name?: string }
  if (name === 'TimeoutError') return timedOut(sent)
  const [reason, message, remedy] = refusals[code] ?? ['connection_lost', 'The connection broke off.', 'Try again; if it stays, look at the other side\'s log.']
  return new DriverError('unreachable', reason, message, { remedy, maybeDone: sent })
}

/** Nobody answered within the time given. */
export function timedOut(sent: boolean): DriverError {
  return new DriverError('unreachable', 'timed_out', 'Nobody answered in time.', { remedy: 'Check that the machine is on and that no firewall is in between.', maybeDone: sent })
}

/** Client certificate and key, as PEM. */
export interface Identity { cert: string; key: string }

/** Refuses a certificate and key that can't be read or don't belong together, before anybody is connected to. Throws `unauthorised` / `bad_credentials`. */
export function checkIdentity(identity: Identity | null | undefined): void {
  if (!identity) return
  try {
    createSecureContext(identity)
  } catch (cause) {
    throw new DriverError('unauthorised', 'bad_credentials', 'The client certificate and its key can\'t be read, or do not belong together.', { remedy: 'Enter the secret again, whole.', cause })
  }
}

// A name server that hangs holds up nobody longer than the call may take.
async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason as Error)
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  return Promise.race([work, promise]).finally(() => signal.removeEventListener('abort', stop))
}

/** A TLS connection to where the URL points, to a peer that is trusted. Nothing is sent before that is known. Throws `DriverError`. */
export async function openTls(url: URL, trust: Trust, identity: Identity | null, signal: AbortSignal): Promise<TLSSocket> {
  const host = await within(signal, addressOf(url.hostname))
  const servername = isIP(url.hostname.replace(/^\[|\]$/g, '')) ? '' : url.hostname
  const { promise, resolve, reject } = Promise.withResolvers<TLSSocket>()
  // Verification is not switched off but done by hand, so that a refusal can show which certificate it was about.
  const socket = connectTls({
    host, port: Number(url.port || 443), servername, rejectUnauthorized: false, minVersion: 'TLSv1.2', ALPNProtocols: ['http/1.1'],
    ...(trust.ca ? { ca: trust.ca } : {}), ...identity,
  })
  const stop = () => socket.destroy(signal.reason as Error)
  signal.addEventListener('abort', stop, { once: true })
  socket.once('error', (error) => reject(connectionError(signal.aborted ? signal.reason : error, false)))
  socket.once('close', () => reject(connectionError(signal.aborted ? signal.reason : {}, false)))
  socket.once('secureConnect', () => {
    const why = distrust(socket, trust)
    if (why) socket.destroy(why)
    else resolve(socket)
  })
  return promise.finally(() => signal.removeEventListener('abort', stop))
}
