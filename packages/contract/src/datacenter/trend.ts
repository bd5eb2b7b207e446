import * as z from 'zod'
import { id, line } from '../kernel/fields.ts'
import { amounts } from './amounts.ts'

const place = { region: line(100).nullable().optional(), dc: line(100).nullable().optional(), room: line(100).nullable().optional(), groupId: id.optional() }

/** How the capacity is divided up: one row for each region, data centre, room or group within a place. */
export const capacityInput = z.strictObject({ by: z.enum(['region', 'dc', 'room', 'group']), within: z.strictObject(place).default({}) })
export const capacityRow = z.object({
  key: z.string().nullable(), groupId: id.nullable(), capacity: amounts, available: amounts, hosts: z.object({ active: z.int(), out: z.int() }), vms: z.int(), vmsInError: z.int(),
})
export const capacity = z.object({ rows: z.array(capacityRow) })
export type Capacity = z.infer<typeof capacity>

/** The last `days` days of a place, today included. */
export const trendInput = z.strictObject({ within: z.strictObject(place).default({}), days: z.union([z.literal(30), z.literal(90), z.literal(365)]).default(30) })
const dayOf = z.iso.date()
/** One day: null where no snapshot was taken, or nothing was there. */
const trendDay = z.object({ day: dayOf, known: z.object({ capacity: amounts, used: amounts, hosts: z.int(), hostsOut: z.int(), vms: z.int(), vmsInError: z.int() }).nullable() })
/**
 * When a resource is full if it goes on as it did. `perDay`: the slope of the straight line through the known days (least squares), null without enough of them.
 * `growing`: `daysLeft` says when; `steady`: it does not grow; `full`: it is; `unknown`: fewer than `needed` days are known.
 */
const forecast = z.object({ state: z.enum(['growing', 'steady', 'full', 'unknown']), perDay: z.number().nullable(), daysLeft: z.number().nullable(), known: z.int(), needed: z.int() })
export type Forecast = z.infer<typeof forecast>
export const trend = z.object({ days: z.array(trendDay), forecast: z.object({ cpu: forecast, memory: forecast, storage: forecast }) })
export type Trend = z.infer<typeof trend>

/** Per group the pressure of the last 30 days, oldest first: the fullest resource's share of what is offered, null where a day is unknown. */
export const pressure = z.array(z.object({ groupId: id, points: z.array(z.number().nullable()) }))
export type Pressure = z.infer<typeof pressure>
