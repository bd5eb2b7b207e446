import * as z from 'zod'
import { id, instant, stamps } from '../kernel/fields.ts'
import { entitySchemas } from '../kernel/entity.ts'

/** A mail: waiting (`sentAt` null), handed to a server (`transport` smtp), or kept here for want of one (`transport` outbox). */
export const mailSchemas = entitySchemas({
  output: z.object({
    ...stamps, tenantId: id, tenantName: z.string().nullable(), recipient: z.string(), subject: z.string(), template: z.string(), locale: z.string(), transport: z.string().nullable(), attempts: z.int(),
    nextAttemptAt: instant, sentAt: instant.nullable(), error: z.string().nullable(),
  }),
  create: z.strictObject({}), update: z.strictObject({}),
  filterable: ['tenantId', 'recipient', 'template', 'transport', 'sentAt', 'error', 'createdAt'],
  sortable: ['createdAt', 'sentAt', 'recipient'],
  searchable: ['recipient', 'subject'],
})
/** A mail with its text; null once a server took it, for then its links are the recipient's alone. */
export const mailWithBody = mailSchemas.output.extend({ body: z.string().nullable() })
