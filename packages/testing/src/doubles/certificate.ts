import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { isIPv4 } from 'node:net'

// X.509 by hand: a test that wants a certificate for one name, or one that has expired, should need no program beside Node.
const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts)
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const seq = (...parts: Uint8Array[]) => tlv(0x30, ...parts)
const whole = (bytes: Uint8Array) => tlv(0x02, bytes[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes)
const oid = (text: string): Buffer => {
  const [a, b, ...rest] = text.split('.').map(Number) as [number, number, ...number[]]
  const bytes = rest.flatMap((n) => { const out = [n & 127]; for (let m = n >> 7; m; m >>= 7) out.unshift((m & 127) | 128); return out })
  return tlv(0x06, Buffer.from([a * 40 + b, ...bytes]))
}
const text = (value: string) => tlv(0x0c, Buffer.from(value))
const bits = (bytes: Uint8Array) => tlv(0x03, Buffer.from([0]), bytes)
const time = (at: Date) => tlv(0x18, Buffer.from(`${at.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`))
const name = (cn: string) => seq(tlv(0x31, seq(oid('2.5.4.3'), text(cn))))
const extension = (id: string, critical: boolean, value: Buffer) => seq(oid(id), ...(critical ? [tlv(0x01, Buffer.from([255]))] : []), tlv(0x04, value))
// never with a zero in front, which DER forbids
const serial = () => { const bytes = randomBytes(8); bytes[0] = (bytes[0]! & 0x3f) | 0x40; return whole(bytes) }
const ECDSA_SHA256 = seq(oid('1.2.840.10045.4.3.2'))

/** A certificate with its key; both as PEM. `fingerprint`: SHA-256, as AA:BB:… */
export interface TestCertificate { cert: string; key: string; fingerprint: string; name: string; signer: KeyObject }
/** Whom a certificate is for, who signs it (itself when nobody is named), and from and until when it counts. */
export interface CertificatePlan { cn?: string; hosts?: string[]; issuer?: TestCertificate; authority?: boolean; from?: Date; to?: Date }

const alternative = (host: string) => (isIPv4(host) ? tlv(0x87, Buffer.from(host.split('.').map(Number))) : tlv(0x82, Buffer.from(host)))

/** Makes a certificate, for 127.0.0.1 and localhost and self-signed unless told otherwise. */
export function makeCertificate({ cn = 'localhost', hosts = ['127.0.0.1', 'localhost'], issuer, authority = false, from = new Date(Date.now() - 3_600_000), to = new Date(Date.now() + 86_400_000) }: CertificatePlan = {}): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const extensions = [
    extension('2.5.29.19', true, authority ? seq(tlv(0x01, Buffer.from([255]))) : seq()),
    ...(authority ? [] : [extension('2.5.29.17', false, seq(...hosts.map(alternative)))]),
  ]
  const body = seq(
    tlv(0xa0, whole(Buffer.from([2]))), serial(), ECDSA_SHA256, name(issuer?.name ?? cn), seq(time(from), time(to)), name(cn), publicKey.export({ type: 'spki', format: 'der' }), tlv(0xa3, seq(...extensions)),
  )
  const der = seq(body, ECDSA_SHA256, bits(sign('sha256', body, issuer?.signer ?? privateKey)))
  const pem = `-----BEGIN CERTIFICATE-----\n${der.toString('base64').match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`
  const fingerprint = createHash('sha256').update(der).digest('hex').toUpperCase().match(/../g)!.join(':')
  return { cert: pem, key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, fingerprint, name: cn, signer: privateKey }
}
