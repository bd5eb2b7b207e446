import * as z from 'zod'
import type { Permission } from '../kernel/permissions.ts'

/** A kind of record things can be attached to: who may see it, who may change it, where the console shows it, and its entity in procedure paths. */
export interface Attachable { read: Permission; update: Permission; page: string; entity: string }

const of = <R extends string>(resource: R, entity: string, page: string) => ({ read: `${resource}:read`, update: `${resource}:update`, entity, page }) as { read: `${R}:read`; update: `${R}:update`; entity: string; page: string }

/**
 * Every kind of record that notes, tags, maintainers and alerts can be attached to, by the name events and history give it.
 * Adding one is a line here and `SELECT colonnade_attachable('kind', 'table')` in a migration; a test compares the two.
 */
export const attachables = {
  rack: of('racks', 'rack', '/racks'),
  baremetal_group: of('baremetal_groups', 'group', '/groups'),
  baremetal: of('baremetals', 'host', '/hosts'),
  virtual_machine: of('virtual_machines', 'virtualMachine', '/virtual-machines'),
  specification: of('specifications', 'specification', '/specifications'),
  quota: of('quotas', 'quota', '/quotas'),
  endpoint: of('endpoints', 'endpoint', '/endpoints'),
  k8s_cluster: of('k8s_clusters', 'cluster', '/clusters'),
  k8s_cluster_plugin: of('k8s_clusters', 'clusterPlugin', '/plugins'),
  service_mesh: of('service_meshes', 'mesh', '/meshes'),
} as const satisfies Record<string, Attachable>

/** The name of a kind of record things can be attached to. */
export type AttachableType = keyof typeof attachables
/** All of them, in the order of the registry. */
export const attachableTypes = Object.keys(attachables) as [AttachableType, ...AttachableType[]]

/** The same as a schema. */
export const attachableType = z.enum(attachableTypes)

/** What is known of a kind; undefined when nothing can be attached to it. */
export function attachableOf(resourceType: string): Attachable | undefined {
  return (attachables as Record<string, Attachable>)[resourceType]
}
