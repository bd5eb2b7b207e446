import { useMay, useTRPC } from '@colonnade/screens'
import { skipToken, useQuery } from '@tanstack/react-query'
import type { Draft } from './use-placement.ts'

/** Names of what the draft points to, so that a link or a reload shows words and not ids. */
export function useNamesOf(draft: Pick<Draft, 'tenantId' | 'groupId' | 'specificationId'>): { tenant?: string; group?: string; specification?: string } {
  const trpc = useTRPC()
  const mayTenants = useMay('tenants:read')
  const by = (id: string | null) => (id ? { id } : skipToken)
  const group = useQuery(trpc.datacenter.group.get.queryOptions(by(draft.groupId), { staleTime: 60_000 }))
  const specification = useQuery(trpc.datacenter.specification.get.queryOptions(by(draft.specificationId), { staleTime: 60_000 }))
  const tenant = useQuery(trpc.identity.tenant.get.queryOptions(mayTenants ? by(draft.tenantId) : skipToken, { staleTime: 60_000 }))
  return { group: group.data?.name, specification: specification.data?.name, tenant: tenant.data?.name }
}

/** The same for two specifications, as a cluster has them. */
export function useRecordNames({ tenant, group, cp, worker }: { tenant: string | null; group: string | null; cp: string | null; worker: string | null }): { tenant?: string; group?: string; cp?: string; worker?: string } {
  const first = useNamesOf({ tenantId: tenant, groupId: group, specificationId: cp })
  const second = useNamesOf({ tenantId: tenant, groupId: group, specificationId: worker })
  return { tenant: first.tenant, group: first.group, cp: first.specification, worker: second.specification }
}
