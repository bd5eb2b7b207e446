import { useGo, useUrl } from '@colonnade/screens'
import { Button, ErrorState, PageHeader, StatusShape, Steps, Tabs, useFormat } from '@colonnade/ui'
import { ExportList } from './export-list.tsx'
import { FilesStep } from './files-step.tsx'
import { MapStep } from './map-step.tsx'
import { Report } from './report.tsx'
import { useNetbox, type Step } from './use-netbox.ts'
import { useNetboxText } from './words/index.ts'

const steps: readonly Step[] = ['files', 'map', 'check', 'done']

/** What NetBox knows comes in, and goes back out. */
export function Page() {
  const t = useNetboxText()
  const url = useUrl()
  const tab = url.params.get('tab') === 'export' ? 'export' : 'import'
  return (
    <div className="mx-auto w-full max-w-[1080px] px-6 py-5 max-sm:px-4">
      <PageHeader title={t('title')} line={t('line')} />
      <Tabs label={t('title')} value={tab} onValue={(id) => url.set({ tab: id === 'export' ? 'export' : null })} tabs={[{ id: 'import', label: t('tabs.import'), content: <Import /> }, { id: 'export', label: t('tabs.export'), content: <ExportList /> }]} />
    </div>
  )
}

function Import() {
  const t = useNetboxText()
  const f = useFormat()
  const go = useGo()
  const netbox = useNetbox()
  return (
    <div className="flex flex-col gap-4">
      <Steps steps={steps.map((s) => ({ id: s, label: t(`step.${s}`) }))} now={netbox.step} />
      {netbox.failure !== undefined && <ErrorState compact error={netbox.failure} />}
      {netbox.step === 'files' && <FilesStep netbox={netbox} />}
      {netbox.step === 'map' && netbox.options && <MapStep netbox={netbox} options={netbox.options} />}
      {netbox.step === 'check' && netbox.plan && <Report netbox={netbox} plan={netbox.plan} />}
      {netbox.step === 'done' && (
        <div className="flex flex-col items-start gap-4">
          <p role="status" className="flex items-center gap-2 text-lg"><StatusShape tone="good" />{t('done.written', { n: f.number(netbox.written) })}</p>
          <div className="flex flex-wrap gap-2"><Button look="primary" onClick={() => go('/hosts')}>{t('done.hosts')}</Button><Button onClick={netbox.restart}>{t('done.again')}</Button></div>
        </div>
      )}
    </div>
  )
}
