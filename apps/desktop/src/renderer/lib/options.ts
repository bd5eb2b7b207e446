import { useClient } from '@colonnade/screens'
import type { Option } from '@colonnade/ui'
import { useMemo } from 'react'

type Source = (search: string) => Promise<readonly Option[]>
/** Searches on the server for what a form or a filter points to. */
export interface Sources { groups: Source; racks: Source; hosts: Source; specifications: Source; tenants: Source; users: Source; hostsOf: (groupId: string | undefined) => Source; clusters: Source; meshes: Source; bastionsOf: (tenantId: string | undefined) => Source; controllers: Source; hypervisors: Source; apiServers: Source }

const limit = 30
const input = (search: string) => ({ limit, ...(search ? { search } : {}) })

/** Choices of related records, by name. */
export function useSources(): Sources {
  const client = useClient()
  return useMemo<Sources>(() => {
    const byName = [{ field: 'name', direction: 'asc' as const }]
    const hostsOf = (groupId: string | undefined): Source => async (search) => {
      const filter = groupId ? [{ field: 'groupId', op: 'eq' as const, value: groupId }] : undefined
      return (await client.datacenter.host.list.query({ ...input(search), sort: byName, filter })).items.map((h) => ({ value: h.id, label: h.name, hint: h.rackName ?? undefined }))
    }
    const endpoints = (kind: string): Source => async (search) => (await client.datacenter.endpoint.list.query({ ...input(search), sort: byName, filter: [{ field: 'kind', op: 'eq', value: kind }] })).items.map((e) => ({ value: e.id, label: e.name, hint: e.url }))
    return {
      controllers: endpoints('redfish'), hypervisors: endpoints('proxmox'), apiServers: endpoints('kubernetes'),
      groups: async (search) => (await client.datacenter.group.list.query({ ...input(search), sort: byName })).items.map((g) => ({ value: g.id, label: g.name })),
      racks: async (search) => (await client.datacenter.rack.list.query({ ...input(search), sort: byName })).items.map((r) => ({ value: r.id, label: r.name, hint: [r.dc, r.room].filter(Boolean).join(' · ') || undefined })),
      specifications: async (search) => (await client.datacenter.specification.list.query({ ...input(search), sort: byName })).items.map((s) => ({ value: s.id, label: s.name, hint: `${s.requiredCpu} · ${s.requiredMemory / 1024} GB` })),
      tenants: async (search) => (await client.identity.tenant.list.query({ ...input(search), sort: byName })).items.map((x) => ({ value: x.id, label: x.name, hint: x.slug })),
      users: async (search) => (await client.identity.user.list.query(input(search))).items.map((u) => ({ value: u.id, label: u.fullName ?? u.email, hint: u.email })),
      clusters: async (search) => (await client.datacenter.cluster.list.query({ ...input(search), sort: byName })).items.map((c) => ({ value: c.id, label: c.name, hint: c.tenantName ?? undefined })),
      meshes: async (search) => (await client.datacenter.mesh.list.query({ ...input(search), sort: byName })).items.map((m) => ({ value: m.id, label: m.name, hint: m.type })),
      bastionsOf: (tenantId) => async (search) => (await client.datacenter.virtualMachine.list.query({
        ...input(search), sort: byName, filter: [{ field: 'type', op: 'eq' as const, value: 'management' }, ...(tenantId ? [{ field: 'tenantId', op: 'eq' as const, value: tenantId }] : [])],
      })).items.map((v) => ({ value: v.id, label: v.name, hint: v.tenantName ?? undefined })),
      hosts: hostsOf(undefined), hostsOf,
    }
  }, [client])
}
