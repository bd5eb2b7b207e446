import * as z from 'zod'
import { id, instant } from '../kernel/fields.ts'
import { amounts } from './amounts.ts'
import { resourceStatus } from './group.ts'

/** `since`: from when on changes count as today's; the last 24 hours unless told. */
export const overviewInput = z.strictObject({ since: instant.optional() }).optional()

/** One group on the overview: cpu in cores, memory in MB, storage in GB. `capacity` is what its hosts offer, `total` what is built in. */
const groupRow = z.object({
  id, name: z.string(), status: resourceStatus, total: amounts, capacity: amounts, available: amounts,
  hosts: z.object({ active: z.int(), inactive: z.int(), maintenance: z.int(), draining: z.int() }), vms: z.int(), vmsInError: z.int(), tenants: z.int(), fullQuotas: z.int(),
})

/** What needs somebody's eye now. `group_full`: less than a tenth of a resource is free; `quota_full`: more than nine tenths of a quota are used. */
const failing = z.object({ kind: z.enum(['vm_error', 'host_out', 'group_full', 'quota_full', 'job_failed']), resource: z.string(), id, name: z.string(), detail: z.string().nullable(), since: instant.nullable() })

/** The console's first screen: capacity per group, what is failing, what changed. */
export const overview = z.object({
  groups: z.array(groupRow),
  racks: z.int(),
  failing: z.array(failing),
  changes: z.array(z.object({ resource: z.string(), action: z.string(), count: z.int(), lastAt: instant, lastBy: z.string().nullable() })),
})
export type Overview = z.infer<typeof overview>

/** Recounts groups from what is placed; all of them, or one. `repair: true` sets right what is off. */
export const reconcileInput = z.strictObject({ groupId: id.optional(), repair: z.boolean().default(false) })

/** A figure that is not what a count gives. */
export const drift = z.object({ resource: z.enum(['host', 'group', 'quota']), id, name: z.string(), field: z.string(), stored: z.number(), counted: z.number() })
export type Drift = z.infer<typeof drift>

/** What a recount found. After a repair `left` is what could not be set right: more is placed than there is. */
export const reconcileResult = z.object({ groups: z.int(), hosts: z.int(), quotas: z.int(), drift: z.array(drift), repaired: z.int(), left: z.array(drift) })
export type ReconcileResult = z.infer<typeof reconcileResult>

/** A rack drawn: its hosts with their units, those that stand nowhere, and the free stretches, each from its lowest to its highest unit. */
export const elevation = z.object({
  id, name: z.string(), heightUnits: z.int(),
  hosts: z.array(z.object({ id, version: z.int(), name: z.string(), serialNumber: z.string(), status: z.string(), unit: z.int().nullable(), heightUnits: z.int(), groupName: z.string().nullable(), total: amounts, capacity: amounts, available: amounts, vms: z.int() })),
  free: z.array(z.object({ from: z.int(), to: z.int() })),
})
export type Elevation = z.infer<typeof elevation>
