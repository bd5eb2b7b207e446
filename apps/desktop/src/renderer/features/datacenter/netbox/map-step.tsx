import { unitOf } from '@colonnade/contract/datacenter'
import { Button, Card, Checkbox, Combobox, Field, Input, MappingTable, Select, useFormat, type ImportField } from '@colonnade/ui'
import { useSources } from '../../../lib/options.ts'
import type { Netbox, Options } from './use-netbox.ts'
import { useNetboxText } from './words/index.ts'

interface Part { options: Options; change: (patch: Partial<Options>) => void; netbox: Netbox }

/** How NetBox's records become ours: suggested from the files, to be corrected here. */
export function MapStep({ netbox, options }: { netbox: Netbox; options: Options }) {
  const t = useNetboxText()
  const part: Part = { netbox, options, change: (patch) => netbox.setOptions({ ...options, ...patch }) }
  const holds = new Set(netbox.inspection?.files.map((f) => f.kind))
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-[90ch] text-muted">{t('map.placesLine')}</p>
      {holds.has('device') && <Roles {...part} />}
      {holds.has('device') && <Amounts {...part} />}
      {holds.has('cluster') && <ClusterTypes {...part} />}
      <div className="grid grid-cols-2 items-start gap-4 max-md:grid-cols-1">
        <Card title={t('step.map')}><div className="flex flex-col gap-4"><Grouping {...part} /><Existing {...part} /></div></Card>
        {(holds.has('virtual_machine') || holds.has('tenant')) && <Card title={t('map.vms')}><div className="flex flex-col gap-4"><Machines {...part} /></div></Card>}
      </div>
      <div className="flex gap-2">
        <Button onClick={() => netbox.setStep('files')} disabled={netbox.busy}>{t('report.back')}</Button>
        <Button look="primary" busy={netbox.busy} onClick={() => void netbox.check()}>{netbox.busy ? t('map.checking') : t('map.check')}</Button>
      </div>
    </div>
  )
}

function Roles({ netbox, options, change }: Part) {
  const t = useNetboxText()
  const f = useFormat()
  const roles = netbox.inspection?.roles ?? []
  const chosen = new Set(options.roles ?? roles.map((r) => r.name))
  const toggle = (name: string, on: boolean) => change({ roles: roles.map((r) => r.name).filter((n) => (n === name ? on : chosen.has(n))) })
  if (!roles.length) return null
  return (
    <Card title={t('map.roles')} hint={t('map.rolesHelp')}>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {roles.map((r) => <li key={r.name}><Checkbox checked={chosen.has(r.name)} onChecked={(on) => toggle(r.name, on)} label={<>{r.name} <span className="text-sm text-muted">{t('map.devices', { n: f.number(r.devices) })}</span></>} /></li>)}
      </ul>
    </Card>
  )
}

function Amounts({ netbox, options, change }: Part) {
  const t = useNetboxText()
  const amounts = netbox.inspection?.amounts ?? []
  const fields: ImportField[] = (['cpu', 'memory', 'storage'] as const).map((name) => ({ name, label: t(`map.${name}`), unit: unitOf[name], type: 'number', required: true }))
  const file = { name: '', csv: '', header: amounts.map((a) => a.column), sample: [amounts.map((a) => a.example)], rows: 1 }
  // one that was suggested carries the figure for empty cells too; the table shows either
  const shown = (from: Options['cpu']) => (from.column === undefined ? { constant: from.constant ?? '0' } : { column: from.column, scale: from.scale, round: from.round })
  return (
    <Card title={t('map.amounts')} hint={t('map.amountsHelp')} flush>
      <div className="px-2"><MappingTable fields={fields} file={file} mapping={{ cpu: shown(options.cpu), memory: shown(options.memory), storage: shown(options.storage) }}
        onMapping={(next) => change({ cpu: { constant: '0', ...clean(next['cpu']) }, memory: { constant: '0', ...clean(next['memory']) }, storage: { constant: '0', ...clean(next['storage']) } })} /></div>
    </Card>
  )
}

const clean = <T extends object = Options['cpu']>(source: object | undefined) => Object.fromEntries(Object.entries(source ?? {}).filter(([, v]) => v !== undefined)) as T

// Groups of hosts, or Kubernetes clusters with their machines as nodes: said for each type.
function ClusterTypes({ netbox, options, change }: Part) {
  const t = useNetboxText()
  const f = useFormat()
  const { clusterTypes = [], versions = [] } = netbox.inspection ?? {}
  const { kubernetes } = options
  const chosen = new Set(kubernetes.types)
  const toggle = (name: string, on: boolean) => change({ kubernetes: { ...kubernetes, types: clusterTypes.map((c) => c.name).filter((n) => (n === name ? on : chosen.has(n))) } })
  const version = (patch: Partial<Options['kubernetes']['version']>) => change({ kubernetes: { ...kubernetes, version: clean<typeof kubernetes.version>({ ...kubernetes.version, ...patch }) } })
  if (!clusterTypes.length) return null
  return (
    <Card title={t('map.clusterTypes')} hint={t('map.clusterTypesHelp')}>
      <div className="flex flex-col gap-4">
        <ul className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
          {clusterTypes.map((c) => (
            <li key={c.name}>
              <Field label={`${c.name} · ${t('map.clusters', { n: f.number(c.clusters) })}`}>
                <Select value={chosen.has(c.name) ? 'kubernetes' : 'group'} onValue={(v) => toggle(c.name, v === 'kubernetes')} options={(['group', 'kubernetes'] as const).map((v) => ({ value: v, label: t(`map.clusterBy.${v}`) }))} />
              </Field>
            </li>
          ))}
        </ul>
        {chosen.size > 0 && (
          <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
            <Field label={t('map.versionColumn')}><Select value={kubernetes.version.column ?? ''} onValue={(v) => version({ column: v || undefined })} options={[{ value: '', label: t('map.noColumn') }, ...versions.map((v) => ({ value: v.column, label: `${v.column} (${v.example})` }))]} /></Field>
            <Field label={t('map.version')} help={t('map.versionHelp')}><Input value={kubernetes.version.constant ?? ''} maxLength={20} onChange={(e) => version({ constant: e.target.value.trim() || undefined })} /></Field>
          </div>
        )}
      </div>
    </Card>
  )
}

function Grouping({ options, change }: Part) {
  const t = useNetboxText()
  const { group } = options
  return (
    <>
      <Field label={t('map.group')}><Select value={group.by} onValue={(by) => change({ group: { ...group, by: by as typeof group.by } })} options={(['cluster', 'site', 'role', 'one'] as const).map((v) => ({ value: v, label: t(`map.groupBy.${v}`) }))} /></Field>
      <Field label={t(group.by === 'one' ? 'map.oneGroupName' : 'map.groupName')} help={t('map.groupNameHelp')}><Input value={group.name} maxLength={100} onChange={(e) => change({ group: { ...group, name: e.target.value } })} /></Field>
    </>
  )
}

function Existing({ options, change }: Part) {
  const t = useNetboxText()
  return <Field label={t('map.existing')} help={t('map.existingHelp')}><Select value={options.existing} onValue={(v) => change({ existing: v as Options['existing'] })} options={(['update', 'leave'] as const).map((v) => ({ value: v, label: t(`map.existingBy.${v}`) }))} /></Field>
}

function Machines({ netbox, options, change }: Part) {
  const t = useNetboxText()
  const sources = useSources()
  const units = ['MB', 'GB'].map((u) => ({ value: u, label: u }))
  return (
    <>
      <Field label={t('map.tenants')}><Select value={options.tenants} onValue={(v) => change({ tenants: v as Options['tenants'] })} options={(['match', 'create'] as const).map((v) => ({ value: v, label: t(`map.tenantsBy.${v}`) }))} /></Field>
      <Field label={t('map.defaultTenant')}><Combobox value={options.defaultTenantId} selectedLabel={netbox.defaultTenant} placeholder={t('map.nobody')} clearable options={sources.tenants} onValue={(id, option) => { netbox.setDefaultTenant(option?.label ?? ''); change({ defaultTenantId: id }) }} /></Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('map.vmMemoryUnit')}><Select value={options.vmMemoryUnit} onValue={(v) => change({ vmMemoryUnit: v as 'MB' })} options={units} /></Field>
        <Field label={t('map.vmDiskUnit')}><Select value={options.vmDiskUnit} onValue={(v) => change({ vmDiskUnit: v as 'MB' })} options={units} /></Field>
      </div>
      <p className="text-sm text-muted">{t('map.unitHelp')}</p>
    </>
  )
}
