import type { Outputs } from '@colonnade/client'
import { useClient, useMay, useTRPC } from '@colonnade/screens'
import { Button, Card, ErrorState, humanise, Mono, PageHeader, Skeleton, toast } from '@colonnade/ui'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { Ago } from '../../../lib/cells.tsx'
import { useFields } from '../../../lib/fields.ts'
import { useTranslation } from 'react-i18next'
import { useConsoleText, type ConsoleKey } from '../../../locales/index.ts'

type Task = Outputs['platform']['maintenance']['tasks'][number]

/** Work done by the clock: what it is, when it runs, how it last ended; started by hand here. */
export function Page() {
  const t = useConsoleText()
  const trpc = useTRPC()
  const query = useQuery(trpc.platform.maintenance.tasks.queryOptions())
  return (
    <div className="px-4 py-4 max-sm:px-3">
      <PageHeader title={t('nav.maintenance')} line={t('maintenance.line')} />
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <div className="flex flex-col gap-4">{[1, 2, 3].map((n) => <Skeleton key={n} className="h-10" />)}</div>}
      {query.data && <Card flush className="max-w-5xl"><ul className="divide-y">{query.data.map((task) => <Line key={task.name} task={task} />)}</ul></Card>}
    </div>
  )
}

function Line({ task }: { task: Task }) {
  const t = useConsoleText()
  const client = useClient()
  const queries = useQueryClient()
  const trpc = useTRPC()
  const may = useMay('maintenance:update')
  const fields = useFields('maintenance')
  const { i18n } = useTranslation()
  const own = task.name.replace(/^maintenance\./, '')
  const known = i18n.exists(`maintenance.tasks.${own}.name`, { ns: 'console' })
  const say = (part: 'name' | 'line', otherwise: string) => (known ? t(`maintenance.tasks.${own}.${part}` as ConsoleKey) : otherwise)
  const name = say('name', humanise(own))
  const run = useMutation({
    mutationFn: () => client.platform.maintenance.run.mutate({ name: task.name }),
    onSuccess: async () => { await queries.invalidateQueries({ queryKey: trpc.platform.maintenance.tasks.queryKey() }); toast.success(t('maintenance.ran', { name })) },
  })
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_120px_minmax(140px,220px)_max-content] items-center gap-x-6 gap-y-1 px-4 py-3 max-md:grid-cols-2">
      <span className="min-w-0 max-md:col-span-2"><span className="block font-medium">{name}</span><span className="block text-sm text-muted">{say('line', task.description)}</span></span>
      <Mono className="text-muted">{task.cron}</Mono>
      <span className="min-w-0 text-sm text-muted">{task.lastRunAt ? <><Ago at={task.lastRunAt} /><span className="block truncate">{Object.entries(task.lastResult ?? {}).map(([k, v]) => `${fields.label(k)} ${fields.value(k, v)}`).join(' · ')}</span></> : t('maintenance.never')}</span>
      {may ? <Button size="sm" icon={<Play />} busy={run.isPending} onClick={() => run.mutate()}>{t('maintenance.run')}</Button> : <span />}
    </li>
  )
}
