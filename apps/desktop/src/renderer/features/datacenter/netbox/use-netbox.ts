import type { Inputs, Outputs } from '@colonnade/client'
import { awaitJob, useClient } from '@colonnade/screens'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

type Calls = Outputs['datacenter']['netbox']
/** What the files hold, as the server sees it. */
export type Inspection = Calls['inspect']
export type Plan = Calls['dryRun']
export type Finding = Plan['findings'][number]
export type NetboxFile = Inputs['datacenter']['netbox']['inspect']['files'][number]
export type Kind = NonNullable<Inspection['files'][number]['kind']>
export type Options = Inspection['suggested']
export type Step = 'files' | 'map' | 'check' | 'done'

type Run = (work: () => Promise<void>) => Promise<void>

function useRun() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const run: Run = async (work) => {
    setBusy(true)
    setFailure(undefined)
    try { await work() } catch (error) { setFailure(error) } finally { setBusy(false) }
  }
  return { busy, failure, run }
}

// What was chosen by hand outlives another look at the files; what was suggested is suggested anew.
const kept = (now: Options | undefined, suggested: Options): Options => ({ ...suggested, ...(now && { tenants: now.tenants, defaultTenantId: now.defaultTenantId, existing: now.existing, group: now.group, ...(now.kubernetes.types.length && { kubernetes: now.kubernetes }) }) })

function useFiles(run: Run) {
  const client = useClient()
  const [files, setFiles] = useState<NetboxFile[]>([])
  const [inspection, setInspection] = useState<Inspection>()
  const [options, setOptions] = useState<Options>()
  // The options hold its id; its name is for whoever comes back to this step.
  const [defaultTenant, setDefaultTenant] = useState('')
  const look = async (next: NetboxFile[]) => {
    const found = next.length ? await client.datacenter.netbox.inspect.mutate({ files: next }) : undefined
    setFiles(next)
    setInspection(found)
    setOptions((now) => found && kept(now, found.suggested))
  }
  return {
    files, inspection, options, setOptions, defaultTenant, setDefaultTenant, look,
    add: (picked: readonly File[]) => run(async () => {
      const read = await Promise.all(picked.map(async (f) => ({ name: f.name, content: (await f.text()).replace(/^\uFEFF/, '') })))
      await look([...files.filter((f) => !read.some((r) => r.name === f.name)), ...read])
    }),
    remove: (name: string) => run(() => look(files.filter((f) => f.name !== name))),
    setKind: (name: string, kind: Kind) => run(() => look(files.map((f) => (f.name === name ? { ...f, kind } : f)))),
  }
}

/** The way from files to what is written: recognised, mapped, checked, then all or nothing. */
export function useNetbox() {
  const client = useClient()
  const queries = useQueryClient()
  const { busy, failure, run } = useRun()
  const chosen = useFiles(run)
  const { files, options } = chosen
  const [step, setStep] = useState<Step>('files')
  const [plan, setPlan] = useState<Plan>()
  const [written, setWritten] = useState(0)
  const [progress, setProgress] = useState<number>()
  const commit = () => run(async () => {
    setProgress(0)
    try {
      const { jobId } = await client.datacenter.netbox.import.mutate({ files, options, fingerprint: plan!.fingerprint })
      const result = await awaitJob(client, jobId, setProgress)
      setWritten(Number(result['imported'] ?? 0))
      await queries.invalidateQueries()
      setStep('done')
    } finally {
      setProgress(undefined)
    }
  })
  return {
    ...chosen, step, plan, written, progress, busy, failure, setStep, commit,
    check: () => run(async () => { setPlan(await client.datacenter.netbox.dryRun.mutate({ files, options })); setStep('check') }),
    restart: () => { setPlan(undefined); setStep('files'); void run(() => chosen.look([])) },
  }
}
export type Netbox = ReturnType<typeof useNetbox>
