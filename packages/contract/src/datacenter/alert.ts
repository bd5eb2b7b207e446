import * as z from 'zod'
import { AlertSeverity, AlertStatus } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, instant, versioned } from '../kernel/fields.ts'

export const alertSeverity = z.enum(AlertSeverity)
export const alertStatus = z.enum(AlertStatus)

/** What a sentence about an alert prints: names, figures, lists of words. */
export const alertParams = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))

/** What needs an operator's eye: about which record, since when, how often. `kind` and `params` are for translation; `title` says it in English. */
export const alertSchemas = entitySchemas({
  output: z.object({
    ...versioned, resourceType: z.string(), resourceId: id, resourceName: z.string().nullable(), kind: z.string(), severity: alertSeverity, status: alertStatus, title: z.string(), params: alertParams,
    servedTenantId: id.nullable(), servedTenantName: z.string().nullable(), firstSeenAt: instant, lastSeenAt: instant, count: z.int(), resolvedAt: instant.nullable(),
    acknowledgedById: id.nullable(), acknowledgedByName: z.string().nullable(), acknowledgedAt: instant.nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['id', 'resourceType', 'resourceId', 'kind', 'severity', 'status', 'servedTenantId', 'firstSeenAt', 'lastSeenAt', 'count'],
  sortable: ['severity', 'status', 'kind', 'firstSeenAt', 'lastSeenAt', 'count', 'createdAt'],
  searchable: ['title', 'kind', 'resourceName'],
})

/** How many alerts stand: `open` nobody has taken up yet. */
export const alertCounts = z.object({ open: z.int(), critical: z.int(), acknowledged: z.int() })
export type AlertCounts = z.infer<typeof alertCounts>
