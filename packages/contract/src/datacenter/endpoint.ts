import * as z from 'zod'
import { EndpointKind, EndpointStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, line, prose, restorable, whole } from '../kernel/fields.ts'
import { tagged } from './tagged.ts'

/** What an endpoint speaks. */
export const endpointKind = z.enum(EndpointKind)
/** How it was found last time; `unknown` until it was asked. */
export const endpointStatus = z.enum(EndpointStatus)

/** An address of a management interface: https, without credentials, query or fragment. */
const address = z.string().trim().max(500).refine(isAddress, 'must be an https address such as https://bmc-12.example:443, without a name or password in it').meta({ widget: 'text' })
/** A SHA-256 fingerprint, with or without colons; kept as AA:BB:… */
const fingerprint = z.string().trim().max(120).transform((text) => text.replace(/^sha256[:=]\s*/i, '').replaceAll(/[\s:]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-F]{64}$/, 'must be a SHA-256 fingerprint: 64 hexadecimal digits')).transform((hex) => hex.replaceAll(/(..)(?!$)/g, '$1:'))

function isAddress(text: string): boolean {
  if (!/^https:\/\//i.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return !url.username && !url.password && !url.search && !url.hash && url.hostname !== ''
}

// What Proxmox VE itself takes for such names; what it does not know it refuses when a machine is made.
const word = (max: number) => line(max).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'use letters, digits, dots, hyphens and underscores')
const machineFields = {
  machineStorage: word(100).nullish(),
  machineBridge: word(15).nullish(),
  machineTemplate: whole(100, 999_999_999).nullish(),
  machineImage: line(300).regex(/^[A-Za-z0-9][A-Za-z0-9._-]*:[^\s,;]+$/, 'must be a volume such as local:iso/debian-13.iso').nullish(),
  machinePool: word(100).nullish(),
  machineTags: line(200).regex(/^[a-z0-9_][a-z0-9_+.-]*( +[a-z0-9_][a-z0-9_+.-]*)*$/, 'use small letters, digits, hyphens and underscores, with spaces between tags').refine((tags) => !/(^| )colonnade-/.test(tags), 'must not begin with colonnade-, which marks our own machines').nullish(),
}
const fields = {
  name: line(100),
  url: address.nullish(),
  username: line(200).nullish(),
  secret: prose(200_000).nullish(),
  caPem: prose(64_000).nullish(),
  fingerprint: fingerprint.nullish(),
  ...machineFields,
}
const text = z.string().nullable()

/**
 * A connection to what manages machines. `url` may be left out for Kubernetes, where the kubeconfig names it. `username`: of a BMC, or the id of a Proxmox token
 * (user@realm!name). `secret`: password, token or kubeconfig; written only, `secretHint` shows its last four characters. `fingerprint` pins one certificate,
 * `caPem` trusts those of an authority; without both the system's authorities count. `machine…`, of a hypervisor: what new machines are made with; `machineTemplate` is the number of the machine they are cloned from.
 */
export const endpointSchemas = entitySchemas({
  output: z.object({
    ...restorable, name: z.string(), kind: endpointKind, url: z.string(), username: text, hasSecret: z.boolean(), secretHint: text, caPem: text, fingerprint: text, ...tagged, status: endpointStatus,
    lastReason: text, lastError: text, lastSeenAt: instant.nullable(), failures: z.int(), nextTryAt: instant.nullable(), product: text, productVersion: text,
    machineStorage: text, machineBridge: text, machineTemplate: z.int().nullable(), machineImage: text, machinePool: text, machineTags: text,
  }),
  create: z.strictObject({ ...fields, kind: endpointKind }),
  update: z.strictObject({ ...fields, url: address }).partial(),
  filterable: ['name', 'tags', 'kind', 'url', 'status', 'createdAt'],
  sortable: ['name', 'kind', 'url', 'status', 'lastSeenAt', 'failures', 'createdAt', 'updatedAt'],
  searchable: ['name', 'url', 'product'],
})

/** A certificate the other side showed; times as ISO 8601, empty when it holds none. */
export const shownCertificate = z.object({ fingerprint: z.string(), subject: z.string(), issuer: z.string(), validFrom: z.string(), validTo: z.string() })

/** What came of asking an endpoint: who answered, or what was wrong in words, with the certificate it was about. `reason` is a stable key. */
export const endpointTest = z.object({
  ok: z.boolean(), product: text, productVersion: text,
  problem: z.object({ kind: z.string(), reason: z.string(), message: z.string(), remedy: z.string(), certificate: shownCertificate.nullable() }).nullable(),
})
export type EndpointTest = z.infer<typeof endpointTest>
/** Names the endpoint to ask. */
export const endpointTestInput = z.strictObject({ id })

/** What can be asked of a host's power. */
export const hostPowerAction = z.enum(['on', 'graceful_shutdown', 'graceful_restart', 'force_off', 'force_restart'])
export type HostPowerAction = z.infer<typeof hostPowerAction>

const health = z.enum(['ok', 'warning', 'critical', 'unknown'])
/** What a management controller says a machine is made of. `cpu` in cores, `memory` in MB. */
export const hostInventory = z.object({
  manufacturer: text, model: text, serialNumber: text, biosVersion: text, firmwareVersion: text, processor: text, sockets: z.number().nullable(), cpu: z.number().nullable(), memory: z.number().nullable(),
  sensors: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string(), health })),
})
export type HostInventory = z.infer<typeof hostInventory>
