import { useMay, useTRPC } from '@colonnade/screens'
import { skipToken, useQuery } from '@tanstack/react-query'

const byName = { limit: 200, sort: [{ field: 'name', direction: 'asc' as const }] }
const patient = { staleTime: 60_000 }

/** Names a fixed value of an import may take; the server finds the record by its name. Absent while unknown, or when there are more than a list should hold. */
export function useGroupNames(on: boolean): string[] | undefined {
  const trpc = useTRPC()
  const may = useMay('baremetal_groups:read')
  const { data } = useQuery(trpc.datacenter.group.list.queryOptions(on && may ? byName : skipToken, patient))
  return data?.items.length && !data.nextCursor ? data.items.map((g) => g.name) : undefined
}
