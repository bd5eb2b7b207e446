import * as z from 'zod'
import { id, line } from '../kernel/fields.ts'
import { columnMapping, exportResult } from '../kernel/verbs.ts'
import { kubernetesVersion } from './kubernetes-version.ts'

/** What a file exported from NetBox holds; `other`: a list nothing is taken over from. */
export const netboxKind = z.enum(['site', 'rack', 'device_type', 'device', 'tenant', 'cluster', 'virtual_machine', 'contact', 'contact_group', 'contact_assignment', 'other'])
export type NetboxKind = z.infer<typeof netboxKind>

/** One exported file: CSV of a NetBox list or of its import form, or the JSON of its REST API. `kind`: what it holds, where its columns alone don't tell. */
export const netboxFile = z.strictObject({ name: line(255), content: z.string().min(1).max(32_000_000), kind: netboxKind.optional() })
export type NetboxFile = z.infer<typeof netboxFile>
const files = z.array(netboxFile).min(1).max(20)

const amount = (constant: string) => columnMapping.prefault({ constant })

/**
 * How NetBox's records become ours. `cpu` (cores), `memory` (MB) and `storage` (GB) of a host come from a column or custom field of the devices, with a
 * constant for new hosts where that is empty. `group`: what puts hosts into a group; `name` is the group of those it leaves without one.
 */
export const netboxOptions = z.strictObject({
  /** names of the device roles that are hosts; null: all of them */
  roles: z.array(line(100)).max(200).nullable().default(null),
  cpu: amount('0'), memory: amount('0'), storage: amount('0'),
  group: z.strictObject({ by: z.enum(['cluster', 'site', 'role', 'one']).default('cluster'), name: line(100).default('NetBox') }).prefault({}),
  /**
   * the types of clusters that are recorded as Kubernetes clusters, with their machines as nodes; the others are groups of hosts. `version`: the column that
   * holds their Kubernetes version, and the one of those it leaves without
   */
  kubernetes: z.strictObject({ types: z.array(line(100)).max(200).default([]), version: z.strictObject({ column: z.string().max(200).optional(), constant: kubernetesVersion.optional() }).prefault({}) }).prefault({}),
  /** unit of a machine's memory and disk where the file does not name it: NetBox counts memory in MB, disks in MB since 4.1 and in GB before */
  vmMemoryUnit: z.enum(['MB', 'GB']).default('MB'), vmDiskUnit: z.enum(['MB', 'GB']).default('GB'),
  /** tenants that are not here yet: made, or reported */
  tenants: z.enum(['match', 'create']).default('match'),
  /** whose a machine without a tenant is; null: it is reported */
  defaultTenantId: id.nullable().default(null),
  /** what is here already: brought up to date, or left as it is */
  existing: z.enum(['update', 'leave']).default('update'),
})
export type NetboxOptions = z.infer<typeof netboxOptions>

export const netboxInspectInput = z.strictObject({ files })
/** What the files hold, as far as their columns tell. */
export const netboxInspection = z.object({
  files: z.array(z.object({ name: z.string(), kind: netboxKind.nullable(), format: z.enum(['csv', 'json']), rows: z.int(), /** as many as the API says there are, where the file is a page of them */ outOf: z.int().nullable(), columns: z.array(z.string()), unused: z.array(z.string()) })),
  roles: z.array(z.object({ name: z.string(), devices: z.int(), /** whether its name is that of machines */ host: z.boolean() })),
  /** columns of the devices an amount could come from, with an example */
  amounts: z.array(z.object({ column: z.string(), example: z.string() })),
  /** the types of the clusters; whether their name is that of Kubernetes */
  clusterTypes: z.array(z.object({ name: z.string(), clusters: z.int(), kubernetes: z.boolean() })),
  /** columns of the clusters a Kubernetes version could come from, with an example */
  versions: z.array(z.object({ column: z.string(), example: z.string() })),
  suggested: netboxOptions,
})
export type NetboxInspection = z.infer<typeof netboxInspection>

/** Why something did not become what it was; `left`: the row is left out. Each has its words in the console, with `params` in them. */
export const netboxFindingCode = z.enum([
  'no_name', 'bad_value', 'duplicate', 'no_serial', 'bad_amount', 'bad_slug', 'unknown_tenant', 'no_tenant', 'tenant_inactive', 'no_host', 'unknown_host', 'not_a_host', 'no_room', 'over_quota', 'host_not_imported', 'name_taken',
  'renamed', 'serial_made', 'fractional_unit', 'fractional_height', 'height_unknown', 'rear_face', 'unit_taken', 'above_rack', 'unknown_rack', 'ambiguous_rack', 'status_mapped', 'cpu_rounded', 'below_use', 'other_host', 'other_size', 'no_place_here', 'part_of_list', 'rack_too_low', 'ambiguous_tenant', 'slug_taken', 'status_kept', 'ambiguous_contact',
  'no_version', 'bad_version', 'other_version', 'other_cluster', 'foreign_cluster', 'not_a_node', 'unknown_contact', 'unknown_object', 'other_address',
])
export const netboxFinding = z.object({
  file: z.string(), row: z.int(), kind: netboxKind, name: z.string(), field: z.string(), code: netboxFindingCode, params: z.record(z.string(), z.union([z.string(), z.number()])), left: z.boolean(),
})
export type NetboxFinding = z.infer<typeof netboxFinding>

const counted = z.object({ read: z.int(), create: z.int(), update: z.int(), same: z.int(), left: z.int(), skipped: z.int() })
/** What an import would do: nothing is written. `fingerprint` is sent back to do it: an import that would leave out other rows than these is refused. */
export const netboxPlan = z.object({
  counts: z.record(z.string(), counted),
  findings: z.array(netboxFinding), findingCount: z.int(), leftCount: z.int(), fingerprint: z.string(),
  sample: z.array(z.object({ kind: z.string(), action: z.enum(['create', 'update']), name: z.string(), detail: z.string() })),
})
export type NetboxPlan = z.infer<typeof netboxPlan>

export const netboxDryRunInput = z.strictObject({ files, options: netboxOptions.prefault({}) })
export const netboxImportInput = z.strictObject({ files, options: netboxOptions.prefault({}), fingerprint: z.string().min(1).max(100) })
export type NetboxImportInput = z.infer<typeof netboxImportInput>

/** What can be had as CSV that NetBox's import forms take; in this order they find what they refer to. */
export const netboxExportKind = z.enum(['custom-fields', 'regions', 'sites', 'locations', 'manufacturers', 'device-roles', 'device-types', 'cluster-types', 'tenants', 'clusters', 'racks', 'devices', 'virtual-machines', 'contact-groups', 'contact-roles', 'contacts', 'contact-assignments'])
export type NetboxExportKind = z.infer<typeof netboxExportKind>
/** `diskUnit`: what the machines' disks are counted in: NetBox takes MB (a thousand to the GB) since 4.1, GB before. */
export const netboxExportInput = z.strictObject({ kind: netboxExportKind, diskUnit: z.enum(['MB', 'GB']).default('MB') })
export type NetboxExportInput = z.infer<typeof netboxExportInput>
/** The list; `left`: how many rows can't be in it, because NetBox refers to their record by a number that is not known here. */
export const netboxExported = exportResult.extend({ left: z.int() })
