import { useClient } from '@colonnade/screens'
import type { Option } from '@colonnade/ui'
import { useMemo } from 'react'

type Source = (search: string) => Promise<readonly Option[]>
/** Searches on the server for people, groups of them, and tags. `anyMaintainer` gives both kinds, as `maintainer:ID` and `maintainer_group:ID`. */
export interface InventorySources { tags: Source; maintainers: Source; maintainerGroups: Source; anyMaintainer: Source }

const input = (search: string) => ({ limit: 30, sort: [{ field: 'name', direction: 'asc' as const }], ...(search ? { search } : {}) })

/** Choices of maintainers, their groups, and tags, by name. */
export function useInventorySources(): InventorySources {
  const client = useClient()
  return useMemo<InventorySources>(() => {
    const maintainers: Source = async (search) => (await client.datacenter.maintainer.list.query(input(search))).items.map((m) => ({ value: m.id, label: m.name, hint: m.account }))
    const maintainerGroups: Source = async (search) => (await client.datacenter.maintainerGroup.list.query(input(search))).items.map((g) => ({ value: g.id, label: g.name }))
    const as = (kind: string, options: readonly Option[]) => options.map((o) => ({ ...o, value: `${kind}:${o.value}` }))
    return {
      maintainers, maintainerGroups,
      anyMaintainer: async (search) => {
        const [people, groups] = await Promise.all([maintainers(search), maintainerGroups(search)])
        return [...as('maintainer_group', groups), ...as('maintainer', people)]
      },
      tags: async (search) => (await client.datacenter.tag.list.query(input(search))).items.map((x) => ({ value: x.id, label: x.name })),
    }
  }, [client])
}
