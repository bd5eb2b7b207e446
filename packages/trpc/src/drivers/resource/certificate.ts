import type { PeerCertificate, TLSSocket } from 'node:tls'
import { DriverError, type ShownCertificate } from './error.ts'

/** What a connection trusts: a pinned fingerprint (SHA-256, AA:BB:…), certificates of one's own authority, or else those the system knows. */
export interface Trust { fingerprint?: string | null; ca?: string | null }

const nameOf = (subject: PeerCertificate['subject'] | undefined) => String([subject?.CN ?? subject?.O ?? ''].flat()[0] ?? '').slice(0, 200)
const instantOf = (text: string | undefined) => { const at = new Date(text ?? ''); return Number.isNaN(at.getTime()) ? '' : at.toISOString() }

/** The certificate a peer showed, as far as a person needs it to decide. */
export function shownBy(socket: TLSSocket): ShownCertificate | undefined {
  const peer = socket.getPeerCertificate()
  if (!peer?.fingerprint256) return undefined
  return { fingerprint: peer.fingerprint256, subject: nameOf(peer.subject), issuer: nameOf(peer.issuer), validFrom: instantOf(peer.valid_from), validTo: instantOf(peer.valid_to) }
}

const why: Record<string, string> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it signed itself', SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known here', UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its authority is not known here', UNABLE_TO_GET_ISSUER_CERT: 'its authority is not known here', CERT_HAS_EXPIRED: 'it has expired', CERT_NOT_YET_VALID: 'it is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name', CERT_SIGNATURE_FAILURE: 'its signature is wrong',
}

/** Why this peer is not trusted; undefined when it is. Asked before anything is sent: a stranger is shown no secret. */
export function distrust(socket: TLSSocket, trust: Trust): DriverError | undefined {
  const certificate = shownBy(socket)
  if (trust.fingerprint) {
    if (certificate?.fingerprint === trust.fingerprint) return undefined
    return new DriverError('certificate_mismatch', 'certificate_changed', 'The other side shows another certificate than the one that is trusted.', {
      remedy: 'If the certificate was renewed, compare the fingerprint at the machine itself and trust the new one. If not, somebody may stand in between.', ...(certificate ? { certificate } : {}),
    })
  }
  if (socket.authorized) return undefined
  const code = String(socket.authorizationError ?? '')
  return new DriverError('certificate_mismatch', 'certificate_untrusted', `The certificate is not trusted: ${why[code] ?? 'it could not be verified'}.`, {
    remedy: 'Compare its fingerprint at the machine itself and trust it, or enter the certificate of your own authority.', ...(certificate ? { certificate } : {}),
  })
}
