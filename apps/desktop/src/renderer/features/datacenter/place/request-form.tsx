import { Button, Card, Combobox, Field, Input, Kbd, Select, useKey, type Option } from '@colonnade/ui'
import { Minus, Plus, Target } from 'lucide-react'
import { useFields } from '../../../lib/fields.ts'
import { useSources } from '../../../lib/options.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { HostPicker } from './host-picker.tsx'
import { toInput, type Draft, type Placement } from './use-placement.ts'
import { useNamesOf } from './use-names.ts'

const modes = ['spread', 'pack', 'rack_anti_affinity', 'manual'] as const
const preferences = ['spread', 'pack', 'least_fragmenting'] as const
const types = ['worker', 'control_plane', 'management', 'other'] as const

/** The request: whose, where, what size, how many, how laid out. */
export function RequestForm({ placement }: { placement: Placement }) {
  const t = useConsoleText()
  const fields = useFields('place')
  const sources = useSources()
  const { draft, change, answer, placing, place, placed } = placement
  const names = useNamesOf(draft)
  const options = (values: readonly string[]): Option[] => values.map((v) => ({ value: v, label: fields.option(v) }))
  const ready = Boolean(toInput(draft)) && answer?.ok === true && !placing && !placed
  const count = Number(draft.count)
  const step = (by: number) => change({ count: String(Math.max(1, Math.min(500, (Number.isFinite(count) ? count : 1) + by))) })
  useKey({ 'mod+enter': ready ? (event) => { event.preventDefault(); place() } : undefined })
  return (
    <Card className="lg:sticky lg:top-4">
      <form className="flex flex-col gap-4" onSubmit={(event) => { event.preventDefault(); if (ready) place() }}>
        <Field label={t('place.tenant')} required><Combobox value={draft.tenantId} selectedLabel={names.tenant} options={sources.tenants} onValue={(tenantId) => change({ tenantId })} /></Field>
        <Field label={t('place.group')} required><Combobox value={draft.groupId} selectedLabel={names.group} options={sources.groups} onValue={(groupId) => change({ groupId, hostIds: [] })} /></Field>
        <Field label={t('place.specification')} required><Combobox value={draft.specificationId} selectedLabel={names.specification} options={sources.specifications} onValue={(specificationId) => change({ specificationId })} /></Field>
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('place.count')} required error={Number.isInteger(count) && count >= 1 && count <= 500 ? undefined : t('place.countRange')}>
            <Count value={draft.count} onValue={(next) => change({ count: next })} onStep={step} />
          </Field>
          <Field label={t('place.prefix')} required><Input mono value={draft.namePrefix} maxLength={80} onChange={(e) => change({ namePrefix: e.target.value })} /></Field>
        </div>
        <Field label={t('place.mode')} help={t(`place.modeHelp.${draft.mode}`)}><Select value={draft.mode} options={options(modes)} onValue={(mode) => change({ mode: mode as Draft['mode'] })} /></Field>
        {draft.mode !== 'manual' && <Field label={t('place.prefer')} help={t('place.preferHelp')} optional><Select value={draft.prefer || 'mode'} options={[{ value: 'mode', label: t('place.preferMode') }, ...options(preferences)]} onValue={(value) => change({ prefer: value === 'mode' ? '' : value as Draft['prefer'] })} /></Field>}
        {draft.mode === 'manual' && <HostPicker label={t('place.hosts')} groupId={draft.groupId} hostIds={draft.hostIds} hostNames={draft.hostNames} onChange={(hostIds, hostNames) => change({ hostIds, hostNames })} />}
        <Field label={t('place.affinity')} help={t('place.affinityHelp')} optional><Input mono value={draft.affinityGroup} maxLength={100} onChange={(e) => change({ affinityGroup: e.target.value })} /></Field>
        <Field label={fields.label('type')}><Select value={draft.type} options={options(types)} onValue={(type) => change({ type: type as Draft['type'] })} /></Field>
        <Button type="submit" look="primary" icon={<Target />} busy={placing} disabled={!ready} className="w-full">{t('place.submit', { n: Number.isFinite(count) ? count : 1 })}</Button>
        <p className="text-center text-sm text-muted max-sm:hidden"><Kbd>mod ↵</Kbd></p>
      </form>
    </Card>
  )
}

function Count({ value, onValue, onStep, ...aria }: { value: string; onValue: (value: string) => void; onStep: (by: number) => void; id?: string }) {
  const t = useConsoleText()
  return (
    <span className="flex">
      <Button aria-label={t('place.fewer')} className="rounded-r-none border-r-0 px-2" onClick={() => onStep(-1)}><Minus /></Button>
      <Input {...aria} inputMode="numeric" value={value} onChange={(e) => onValue(e.target.value)} onKeyDown={(e) => { if (e.key === 'ArrowUp' || e.key === 'ArrowDown') { e.preventDefault(); onStep(e.key === 'ArrowUp' ? 1 : -1) } }} className="figures rounded-none text-center" />
      <Button aria-label={t('place.more')} className="rounded-l-none border-l-0 px-2" onClick={() => onStep(1)}><Plus /></Button>
    </span>
  )
}
