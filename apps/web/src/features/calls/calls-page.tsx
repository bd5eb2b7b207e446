import { useUrl } from '@colonnade/screens'
import { PageHeader, Select, Tabs } from '@colonnade/ui'
import { FillPage, useCrumbs } from '../../app/page.tsx'
import { useText } from '../../locales/index.ts'
import { CallsList } from './calls-list.tsx'
import { periods } from './period.ts'
import { Summary } from './summary.tsx'

/** What models were called for and what that cost: summed up, and call by call. */
export function CallsPage() {
  const t = useText()
  const url = useUrl()
  useCrumbs([{ label: t('nav.calls') }])
  const tab = url.params.get('tab') === 'calls' ? 'calls' : 'summary'
  const period = periods.find((p) => p === url.params.get('period')) ?? '30d'
  return (
    <FillPage>
      <PageHeader className="mb-2" title={t('nav.calls')} line={t('calls.line')}
        actions={tab === 'summary' && <Select aria-label={t('calls.period')} className="w-44" value={period} onValue={(v) => url.set({ period: v === '30d' ? null : v }, { replace: true })} options={periods.map((value) => ({ value, label: t(`calls.periods.${value}`) }))} />} />
      <Tabs className="flex-none" label={t('nav.calls')} value={tab} onValue={(id) => url.go(id === 'summary' ? '/calls' : '/calls?tab=calls', { replace: true })} tabs={[{ id: 'summary', label: t('calls.summary') }, { id: 'calls', label: t('calls.each') }]} />
      <div className="flex min-h-0 flex-1 flex-col pt-4">{tab === 'summary' ? <Summary period={period} /> : <CallsList />}</div>
    </FillPage>
  )
}
