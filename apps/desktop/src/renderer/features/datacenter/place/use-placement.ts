import { placeInput, type PlaceInput, type PlaceResult, type WhatIfResult } from '@colonnade/contract/datacenter'
import { useClient, useRefresh } from '@colonnade/screens'
import { DraftScope, toErrorShape, useDebounced } from '@colonnade/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useContext, useEffect, useState } from 'react'

/** The request as it is being written. */
export interface Draft {
  tenantId: string | null
  groupId: string | null
  specificationId: string | null
  count: string
  mode: PlaceInput['mode']
  prefer: NonNullable<PlaceInput['prefer']> | ''
  hostIds: readonly string[]
  hostNames: Readonly<Record<string, string>>
  affinityGroup: string
  namePrefix: string
  type: PlaceInput['type']
}

// Each window has its own, and in it each site and person: two may write two requests side by side.
const keyOf = (scope: string) => `colonnade.draft.place.${encodeURIComponent(scope)}`
const blank: Draft = { tenantId: null, groupId: null, specificationId: null, count: '1', mode: 'spread', prefer: '', hostIds: [], hostNames: {}, affinityGroup: '', namePrefix: 'vm', type: 'worker' }

function kept(key: string): Partial<Draft> {
  try { return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft> } catch { return {} }
}

/** The request as the server takes it; undefined while it is not complete. */
export function toInput(draft: Draft): PlaceInput | undefined {
  const found = placeInput.safeParse({
    tenantId: draft.tenantId, groupId: draft.groupId, specificationId: draft.specificationId, count: Number(draft.count), mode: draft.mode, namePrefix: draft.namePrefix, type: draft.type,
    ...(draft.mode === 'manual' && draft.hostIds.length ? { hostIds: [...draft.hostIds] } : {}), ...(draft.prefer && draft.mode !== 'manual' ? { prefer: draft.prefer } : {}), ...(draft.affinityGroup.trim() ? { affinityGroup: draft.affinityGroup } : {}),
  })
  return found.success && (found.data.mode !== 'manual' || draft.hostIds.length > 0) ? found.data : undefined
}

/** Everything the screen knows: the draft, the answer to it, and the placing itself. */
export interface Placement {
  draft: Draft
  change: (part: Partial<Draft>) => void
  input: PlaceInput | undefined
  answer: WhatIfResult | undefined
  asking: boolean
  failure: unknown
  retry: () => void
  place: () => void
  placing: boolean
  placed: PlaceResult | undefined
  placeFailure: unknown
  again: () => void
}

/** Asks what would happen while the request is typed, and places it. */
export function usePlacement(start: { tenantId: string | null; groupId: string | null; specificationId: string | null; hostIds: string[] }): Placement {
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'virtualMachine'])
  const draftKey = keyOf(useContext(DraftScope))
  const [draft, setDraft] = useState<Draft>(() => {
    const given = Object.fromEntries(Object.entries(start).filter(([, v]) => v !== null && (!Array.isArray(v) || v.length)))
    return { ...blank, ...kept(draftKey), ...given, ...(start.hostIds.length ? { mode: 'manual' as const } : {}) }
  })
  useEffect(() => { try { sessionStorage.setItem(draftKey, JSON.stringify(draft)) } catch { /* not kept then */ } }, [draft, draftKey])
  const input = useDebounced(toInput(draft), 180)
  const key = JSON.stringify(input ?? null)
  const whatIf = useQuery({
    // its own head: a change to any VM, host, group or quota asks again
    queryKey: [['datacenter', 'virtualMachine', 'whatIf'], key], enabled: input !== undefined, staleTime: 5000, placeholderData: keepPreviousData, retry: false,
    queryFn: () => client.datacenter.virtualMachine.whatIf.mutate(input!),
  })
  const place = useMutation({ meta: { quiet: true }, mutationFn: (ask: PlaceInput) => client.datacenter.virtualMachine.place.mutate(ask), onSuccess: () => { void refresh() } })
  const change = (part: Partial<Draft>) => { place.reset(); setDraft((now) => ({ ...now, ...part })) }
  const refused = place.error && ['no_room', 'quota_exceeded'].includes(toErrorShape(place.error).reason)
  return {
    draft, change, input, answer: input ? whatIf.data : undefined, asking: input !== undefined && whatIf.isFetching, failure: input ? whatIf.error : undefined, retry: () => void whatIf.refetch(),
    place: () => { const now = toInput(draft); if (now) place.mutate(now, { onError: () => void whatIf.refetch() }) },
    placing: place.isPending, placed: place.data, placeFailure: refused ? undefined : place.error, again: () => { place.reset(); void whatIf.refetch() },
  }
}
