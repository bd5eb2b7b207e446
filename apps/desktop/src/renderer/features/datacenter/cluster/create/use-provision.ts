import { provisionInput, type ClusterWhatIf, type ProvisionInput, type ProvisionResult } from '@colonnade/contract/datacenter'
import { useClient, useRefresh } from '@colonnade/screens'
import { DraftScope, toErrorShape, useDebounced } from '@colonnade/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useContext, useEffect, useState } from 'react'

/** The cluster as it is being written. */
export interface Draft {
  name: string
  kubernetesVersion: string
  description: string
  tenantId: string | null
  groupId: string | null
  controlPlaneCount: '1' | '3' | '5'
  controlPlaneSpecificationId: string | null
  workerCount: string
  workerSpecificationId: string | null
  schedulingMode: ProvisionInput['schedulingMode']
  controlPlaneHostIds: readonly string[]
  workerHostIds: readonly string[]
  hostNames: Readonly<Record<string, string>>
}

// Each window has its own, and in it each site and person.
const keyOf = (scope: string) => `colonnade.draft.cluster.${encodeURIComponent(scope)}`
const blank: Draft = {
  name: '', kubernetesVersion: '1.33.2', description: '', tenantId: null, groupId: null, controlPlaneCount: '3', controlPlaneSpecificationId: null, workerCount: '3', workerSpecificationId: null, schedulingMode: 'spread',
  controlPlaneHostIds: [], workerHostIds: [], hostNames: {},
}

function kept(key: string): Partial<Draft> {
  try { return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft> } catch { return {} }
}

/** The request as the server takes it; undefined while it is not complete. `named` false: the answer needs no name yet. */
export function toInput(draft: Draft, named = true): ProvisionInput | undefined {
  const manual = draft.schedulingMode === 'manual'
  const workers = draft.workerCount.trim() === '' ? NaN : Number(draft.workerCount)
  const found = provisionInput.safeParse({
    tenantId: draft.tenantId, groupId: draft.groupId, name: draft.name.trim() || (named ? '' : 'cluster'), kubernetesVersion: draft.kubernetesVersion, schedulingMode: draft.schedulingMode,
    ...(draft.description.trim() ? { description: draft.description } : {}), controlPlaneCount: Number(draft.controlPlaneCount), controlPlaneSpecificationId: draft.controlPlaneSpecificationId,
    workerCount: workers, workerSpecificationId: workers > 0 ? draft.workerSpecificationId : null,
    ...(manual && draft.controlPlaneHostIds.length ? { controlPlaneHostIds: [...draft.controlPlaneHostIds] } : {}), ...(manual && workers > 0 && draft.workerHostIds.length ? { workerHostIds: [...draft.workerHostIds] } : {}),
  })
  if (!found.success || (workers > 0 && !draft.workerSpecificationId)) return undefined
  return manual && (!draft.controlPlaneHostIds.length || (workers > 0 && !draft.workerHostIds.length)) ? undefined : found.data
}

/** Everything the screen knows: the draft, the answer to it, and the making itself. */
export interface Provision {
  draft: Draft
  change: (part: Partial<Draft>) => void
  answer: ClusterWhatIf | undefined
  asking: boolean
  failure: unknown
  retry: () => void
  ready: boolean
  make: () => void
  making: boolean
  made: ProvisionResult | undefined
  makeFailure: unknown
  again: () => void
}

/** Asks what would happen while the cluster is described, and makes it. */
export function useProvision(): Provision {
  const client = useClient()
  const refresh = useRefresh(['datacenter', 'cluster'])
  const draftKey = keyOf(useContext(DraftScope))
  const [draft, setDraft] = useState<Draft>(() => ({ ...blank, ...kept(draftKey) }))
  useEffect(() => { try { sessionStorage.setItem(draftKey, JSON.stringify(draft)) } catch { /* not kept then */ } }, [draft, draftKey])
  const input = useDebounced(toInput(draft, false), 180)
  const whatIf = useQuery({
    queryKey: [['datacenter', 'virtualMachine', 'whatIf'], 'cluster', JSON.stringify(input ?? null)], enabled: input !== undefined, staleTime: 5000, placeholderData: keepPreviousData, retry: false,
    queryFn: () => client.datacenter.cluster.whatIf.mutate(input!),
  })
  const make = useMutation({ meta: { quiet: true }, mutationFn: (ask: ProvisionInput) => client.datacenter.cluster.provision.mutate(ask), onSuccess: () => { void refresh() } })
  const now = toInput(draft)
  const answer = input ? whatIf.data : undefined
  const refused = make.error && ['no_room', 'quota_exceeded'].includes(toErrorShape(make.error).reason)
  return {
    draft, answer, asking: input !== undefined && whatIf.isFetching, failure: input ? whatIf.error : undefined, retry: () => void whatIf.refetch(), ready: Boolean(now) && answer?.ok === true && !make.isPending && !make.data,
    change: (part) => { make.reset(); setDraft((was) => ({ ...was, ...part })) }, make: () => { if (now) make.mutate(now, { onError: () => void whatIf.refetch() }) },
    making: make.isPending, made: make.data, makeFailure: refused ? undefined : make.error, again: () => { make.reset(); setDraft((was) => ({ ...was, name: '' })); void whatIf.refetch() },
  }
}
