import { useGo, useUrl } from '@colonnade/screens'
import { Button, EmptyState, PageHeader } from '@colonnade/ui'
import { useConsoleText } from '../../../locales/index.ts'
import { Preview } from './preview.tsx'
import { Running } from './running.tsx'

/** Drain hosts: where each VM would go, then the moving itself. The address says which hosts, and once it runs which job: a reload loses nothing. */
export function Page() {
  const t = useConsoleText()
  const go = useGo()
  const { params } = useUrl()
  const [hosts, job] = [params.getAll('host'), params.get('job')]
  return (
    <div className="px-4 py-4 max-sm:px-3">
      <PageHeader title={t('drain.title')} line={t('drain.line')} />
      <div className="max-w-5xl">{job ? <Running key={job} jobId={job} /> : hosts.length ? <Preview ids={hosts} /> : <EmptyState sentence={t('drain.noHosts')} action={<Button look="primary" onClick={() => go('/hosts')}>{t('nav.hosts')}</Button>} />}</div>
    </div>
  )
}
