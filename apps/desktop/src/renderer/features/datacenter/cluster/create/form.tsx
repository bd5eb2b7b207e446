import { clusterName, kubernetesVersion } from '@colonnade/contract/datacenter'
import { Button, Card, Combobox, Field, Input, Kbd, Select, Textarea, useKey, type Option } from '@colonnade/ui'
import { ShipWheel } from 'lucide-react'
import { useFields } from '../../../../lib/fields.ts'
import { useSources } from '../../../../lib/options.ts'
import { useConsoleText } from '../../../../locales/index.ts'
import { HostPicker } from '../../place/host-picker.tsx'
import { useRecordNames } from '../../place/use-names.ts'
import type { Draft, Provision } from './use-provision.ts'

const modes = ['spread', 'pack', 'rack_anti_affinity', 'manual'] as const

/** The request: whose, what it runs, how many nodes of what size, how laid out. */
export function ProvisionForm({ provision: { draft, change, ready, make, making, made, answer } }: { provision: Provision }) {
  const t = useConsoleText()
  const fields = useFields('cluster')
  const sources = useSources()
  const names = useRecordNames({ tenant: draft.tenantId, group: draft.groupId, cp: draft.controlPlaneSpecificationId, worker: draft.workerSpecificationId })
  const options = (values: readonly string[]): Option[] => values.map((v) => ({ value: v, label: fields.option(v) }))
  const workers = Number(draft.workerCount)
  const goodCount = draft.workerCount.trim() !== '' && Number.isInteger(workers) && workers >= 0 && workers <= 500
  useKey({ 'mod+enter': ready ? (event) => { event.preventDefault(); make() } : undefined })
  const manual = draft.schedulingMode === 'manual'
  const pick = (key: 'controlPlaneHostIds' | 'workerHostIds') => (hostIds: readonly string[], hostNames: Readonly<Record<string, string>>) => change({ [key]: hostIds, hostNames })
  return (
    <Card className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-7rem)] lg:overflow-y-auto">
      <form className="flex flex-col gap-4" aria-label={t('k8s.create.title')} onSubmit={(event) => { event.preventDefault(); if (ready) make() }}>
        <Field label={t('k8s.create.tenant')} required><Combobox value={draft.tenantId} selectedLabel={names.tenant} options={sources.tenants} onValue={(tenantId) => change({ tenantId })} /></Field>
        <Field label={t('k8s.create.group')} required><Combobox value={draft.groupId} selectedLabel={names.group} options={sources.groups} onValue={(groupId) => change({ groupId, controlPlaneHostIds: [], workerHostIds: [] })} /></Field>
        <div className="grid grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)] gap-3">
          <Field label={t('k8s.create.name')} help={t('k8s.create.nameHelp')} error={draft.name && !clusterName.safeParse(draft.name).success ? t('k8s.create.nameHelp') : undefined} required><Input mono value={draft.name} maxLength={50} onChange={(e) => change({ name: e.target.value })} /></Field>
          <Field label={t('k8s.create.version')} error={kubernetesVersion.safeParse(draft.kubernetesVersion).success ? undefined : t('k8s.create.versionHelp')} required><Input mono value={draft.kubernetesVersion} maxLength={20} onChange={(e) => change({ kubernetesVersion: e.target.value })} /></Field>
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-3">
          <Field label={t('k8s.create.cpCount')} required><Select value={draft.controlPlaneCount} options={['1', '3', '5'].map((v) => ({ value: v, label: v }))} onValue={(v) => change({ controlPlaneCount: v as Draft['controlPlaneCount'] })} /></Field>
          <Field label={t('k8s.create.cpSpec')} required><Combobox value={draft.controlPlaneSpecificationId} selectedLabel={names.cp} options={sources.specifications} onValue={(controlPlaneSpecificationId) => change({ controlPlaneSpecificationId })} /></Field>
          <Field label={t('k8s.create.workerCount')} error={goodCount ? undefined : t('k8s.create.workersRange')} required><Input inputMode="numeric" className="figures" value={draft.workerCount} onChange={(e) => change({ workerCount: e.target.value })} /></Field>
          {workers > 0 && <Field label={t('k8s.create.workerSpec')} required><Combobox value={draft.workerSpecificationId} selectedLabel={names.worker} options={sources.specifications} onValue={(workerSpecificationId) => change({ workerSpecificationId })} /></Field>}
        </div>
        <Field label={t('k8s.create.mode')} help={t(`k8s.create.modeHelp.${draft.schedulingMode}`)}><Select value={draft.schedulingMode} options={options(modes)} onValue={(mode) => change({ schedulingMode: mode as Draft['schedulingMode'] })} /></Field>
        {manual && <HostPicker label={t('k8s.create.cpHosts')} groupId={draft.groupId} hostIds={draft.controlPlaneHostIds} hostNames={draft.hostNames} onChange={pick('controlPlaneHostIds')} />}
        {manual && workers > 0 && <HostPicker label={t('k8s.create.workerHosts')} groupId={draft.groupId} hostIds={draft.workerHostIds} hostNames={draft.hostNames} onChange={pick('workerHostIds')} />}
        <Field label={t('k8s.create.description')} optional><Textarea rows={2} value={draft.description} maxLength={2000} onChange={(e) => change({ description: e.target.value })} /></Field>
        <Button type="submit" look="primary" icon={<ShipWheel />} busy={making} disabled={!ready} className="w-full">{t('k8s.create.submit')}</Button>
        <p className="text-center text-sm text-muted max-sm:hidden">{answer && !made ? <Kbd>mod ↵</Kbd> : ' '}</p>
      </form>
    </Card>
  )
}
