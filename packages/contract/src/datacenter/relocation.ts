import * as z from 'zod'
import { id } from '../kernel/fields.ts'
import { amounts } from './amounts.ts'
import { hostStatus } from './host.ts'
import { placementAssignment, placementFunnel, placementRefused, placementWayOut, runnerUp } from './placement.ts'

/** The most hosts drained by one job. */
export const MOST_DRAINED = 50

/** Hosts to be emptied: each of their VMs goes where it suits best, and an empty host goes into maintenance. */
export const drainInput = z.strictObject({ ids: z.array(id).min(1).max(MOST_DRAINED) })

const end = z.object({ id, name: z.string() })
const leaving = z.object({ virtualMachineId: id, name: z.string(), tenantName: z.string().nullable(), from: end })
const move = leaving.extend({ to: end, ...placementAssignment.omit({ name: true, hostId: true, hostName: true }).shape })
const stuck = leaving.extend({ funnel: placementFunnel, reasons: z.array(placementWayOut) })
export type DrainStuck = z.infer<typeof stuck>

/** Where each VM of these hosts would go, as things stand now, and which could not leave. */
export const drainPreview = z.object({ hosts: z.array(z.object({ ...end.shape, status: hostStatus, groupName: z.string().nullable(), machines: z.int() })), moves: z.array(move), stuck: z.array(stuck) })
export type DrainPreview = z.infer<typeof drainPreview>

/** What a drain came to. A host with VMs `left` stays `draining`; an empty one is in `maintenance`. `stuck` names the first of those that could not leave; `unknown` those that run there and are not in the books, which nobody moves. */
export const drainResult = z.object({
  moved: z.int(), hosts: z.array(z.object({ ...end.shape, status: hostStatus, moved: z.int(), left: z.int(), unknown: z.array(z.string()).default([]) })), stuck: z.array(stuck),
})
export type DrainResult = z.infer<typeof drainResult>

/** Gives a VM another size, on its host; with `moveIfNeeded` on another host of its group when its own has no room. */
export const resizeInput = z.strictObject({ id, specificationId: id, moveIfNeeded: z.boolean().default(false) })
export type ResizeInput = z.infer<typeof resizeInput>

/** What a resize would come to. `before` and `after` are what the host named has in use without and with the VM at its new size. */
export const resizeWhatIfResult = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), inPlace: z.boolean(), hostId: id, hostName: z.string(), before: amounts, after: amounts, capacity: amounts, funnel: placementFunnel, runnersUp: z.array(runnerUp) }),
  placementRefused,
])
export type ResizeWhatIf = z.infer<typeof resizeWhatIfResult>
