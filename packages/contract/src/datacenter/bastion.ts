import * as z from 'zod'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, restorable } from '../kernel/fields.ts'

const text = z.string().nullable()

/** A machine of type management through which a cluster of the same tenant is reached. `create` attaches, `remove` detaches. */
export const bastionSchemas = entitySchemas({
  output: z.object({ ...restorable, tenantId: id, tenantName: text, bastionId: id, bastionName: text, k8sClusterId: id, clusterName: text, note: text }),
  create: z.strictObject({ bastionId: id, k8sClusterId: id, note: line(500).nullish() }),
  update: z.strictObject({ note: line(500).nullish() }).partial(),
  filterable: ['tenantId', 'bastionId', 'k8sClusterId', 'createdAt'],
  sortable: ['createdAt', 'updatedAt'],
  searchable: ['bastionName', 'clusterName', 'note'],
})
