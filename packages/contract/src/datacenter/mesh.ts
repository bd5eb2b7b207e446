import * as z from 'zod'
import { ServiceMeshRole, ServiceMeshStatus, ServiceMeshType } from '@colonnade/db/enums'
import { entitySchemas } from '../kernel/entity.ts'
import { id, line, prose, restorable } from '../kernel/fields.ts'
import { tagged } from './tagged.ts'

export const meshType = z.enum(ServiceMeshType)
export const meshStatus = z.enum(ServiceMeshStatus)
export const meshRole = z.enum(ServiceMeshRole)
const text = z.string().nullable()
const fields = { name: line(100), description: prose(2000).nullish() }

/** A service mesh over clusters. */
export const meshSchemas = entitySchemas({
  output: z.object({ ...restorable, name: z.string(), type: meshType, description: text, ...tagged, status: meshStatus, clusterCount: z.int(), primaryClusterId: id.nullable(), primaryClusterName: text }),
  create: z.strictObject({ ...fields, type: meshType.default('istio'), status: meshStatus.default('active') }),
  update: z.strictObject({ ...fields, type: meshType, status: meshStatus }).partial(),
  filterable: ['name', 'tags', 'type', 'status', 'clusterCount', 'createdAt'],
  sortable: ['name', 'type', 'status', 'clusterCount', 'createdAt', 'updatedAt'],
  searchable: ['name', 'description', 'primaryClusterName'],
})

/** A cluster's part in a mesh: of each mesh one cluster is the primary. `create` joins, `remove` leaves. Without a role the first to join is the primary. */
export const meshMemberSchemas = entitySchemas({
  output: z.object({ ...restorable, tenantId: id, tenantName: text, clusterId: id, clusterName: text, serviceMeshId: id, serviceMeshName: text, role: meshRole, note: text }),
  create: z.strictObject({ clusterId: id, serviceMeshId: id, role: meshRole.optional(), note: line(500).nullish() }),
  update: z.strictObject({ note: line(500).nullish() }).partial(),
  filterable: ['tenantId', 'clusterId', 'serviceMeshId', 'role', 'createdAt'],
  sortable: ['role', 'createdAt', 'updatedAt'],
  searchable: ['clusterName', 'serviceMeshName', 'note'],
})
