import { Boxes, Plus, RotateCw, Server, Trash2 } from 'lucide-react'
import { useState } from 'react'
import * as z from 'zod'
import {
  Badge, BarChart, Button, CapacityBar, Card, Checkbox, Combobox, ConfirmDanger, CopyButton, Dialog, DropdownMenu, EmptyState, ErrorState, Facts, Field, IconButton, ImportWizard, Input, Kbd, LineChart, Logo, Mono, PageHeader, Progress, ResourceForm, SearchInput, Select, Skeleton, Sparkline, Stat, StatusBadge, Switch, Tabs, Textarea, toast, Tooltip, useFormat, Wordmark,
} from '../src/index.ts'

const options = ['gpu-a', 'gpu-b', 'cpu-general', 'edge-台北'].map((v, i) => ({ value: v, label: v, hint: `${12 + i * 7} hosts` }))

export function Primitives() {
  const f = useFormat()
  const [tab, setTab] = useState('a')
  const [on, setOn] = useState(true)
  const [group, setGroup] = useState('gpu-a')
  const [many, setMany] = useState<string | null>(null)
  const [find, setFind] = useState('')
  const [dialog, setDialog] = useState<'plain' | 'danger'>()
  return (
    <>
      <PageHeader title="Components" line="Everything the two apps are built from." actions={<><Button icon={<RotateCw />}>Refresh</Button><Button look="primary" icon={<Plus />}>Add a host</Button></>} />
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title="Buttons and menus">
          <div className="flex flex-wrap items-center gap-2">
            <Button look="primary">Primary</Button><Button>Secondary</Button><Button look="ghost">Ghost</Button><Button look="danger">Danger</Button><Button look="link">Link</Button><Button disabled>Disabled</Button><Button look="primary" busy>Saving…</Button>
            <Button size="sm">Small</Button><IconButton label="Delete" look="secondary"><Trash2 /></IconButton>
            <DropdownMenu items={[{ kind: 'heading', id: 'h', label: 'Host' }, { id: 'o', label: 'Open', hint: '↵', onSelect: () => undefined }, { id: 'c', label: 'Show serial', checked: true, onSelect: () => undefined }, { kind: 'separator', id: 's' }, { id: 'd', label: 'Delete…', danger: true, icon: <Trash2 />, onSelect: () => setDialog('danger') }]}><Button>Menu</Button></DropdownMenu>
            <Button onClick={() => setDialog('plain')}>Dialog</Button>
            <Tooltip content="A tooltip" hint="T"><Button look="ghost">Hover</Button></Tooltip>
            <Button onClick={() => toast.undo('Host R07·12 moved to maintenance', () => undefined)}>Toast with undo</Button>
            <Button onClick={() => toast.error({ code: 'CONFLICT', reason: 'x', message: 'The rack is full.', remedy: 'Choose another unit.', requestId: 'req_9f2c' })}>Toast with error</Button>
          </div>
        </Card>
        <Card title="Status" hint="Shape and word, never colour alone">
          <div className="flex flex-wrap gap-2">{['active', 'pending', 'maintenance', 'error', 'stopped', 'unreachable'].map((s) => <StatusBadge key={s} status={s} />)}</div>
          <div className="mt-3 flex flex-wrap gap-4">{['running', 'upgrading', 'draining', 'failed', 'draft'].map((s) => <StatusBadge key={s} plain status={s} />)}</div>
          <div className="mt-3 flex flex-wrap items-center gap-2"><Badge>idle</Badge><Badge tone="accent">accent</Badge><Badge tone="good">+12</Badge><Badge tone="warn">soon</Badge><Badge tone="fail">−3</Badge><Kbd>mod K</Kbd><Mono>10.4.0.12/22</Mono><CopyButton value="10.4.0.12" /></div>
        </Card>
        <Card title="Fields">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" help="Lower case, digits and dashes." required><Input defaultValue="gpu-a-01" mono /></Field>
            <Field label="Memory" error="At most 1,048,576 MB."><Input defaultValue="2097152" unit="MB" /></Field>
            <Field label="Group" optional><Select value={group} onValue={setGroup} options={options} /></Field>
            <Field label="Tenant"><Combobox value={many} onValue={setMany} clearable options={async (s) => options.filter((o) => o.label.includes(s))} /></Field>
            <Field label="Note" className="sm:col-span-2"><Textarea placeholder="What the next person should know" /></Field>
            <SearchInput value={find} onValue={setFind} placeholder="Search" aria-label="Search" />
            <div className="flex flex-wrap items-center gap-x-5 gap-y-2"><Checkbox label="Spread" checked={on} onChecked={setOn} /><Checkbox label="Some" checked="indeterminate" onChecked={setOn} /><Switch label="Live" checked={on} onChecked={setOn} /><Switch label="Off" checked={false} onChecked={() => undefined} /></div>
          </div>
        </Card>
        <Card title="Figures">
          <div className="grid grid-cols-3 gap-4"><Stat label="Hosts" value={f.number(1523)} hint="12 in maintenance" /><Stat label="Memory free" value={f.megabytes(3_565_158)} hint="31% of all" tone="good" /><Stat label="Failing" value="3" hint="+2 since 09:00" tone="fail" /></div>
          <div className="mt-4 flex flex-col gap-2">
            <CapacityBar label="cpu" used={52} reserved={20} total={128} />
            <CapacityBar label="memory" used={700_000} reserved={60_000} total={786_432} format={f.megabytes} figure="amount" />
            <CapacityBar label="storage" used={110} reserved={34} total={128} />
            <Progress label="Import" value={0.42} className="mt-2" /><Progress label="Working" />
            <span className="flex flex-wrap items-center gap-6 pt-2"><Sparkline label="pressure" values={[3, 5, 4, 8, 6, 9, 12, 11, 15, 13, 18, 16]} /><Sparkline tone="warn" label="errors" values={[0, 0, 1, 0, 4, 2, 0, 0, 7]} /><Skeleton className="w-40" /><Logo className="size-8 text-accent" /><Wordmark /></span>
          </div>
        </Card>
        <Card title="Tabs and facts"><Tabs value={tab} onValue={setTab} tabs={[{ id: 'a', label: 'Capacity', content: <Facts items={[{ label: 'Serial', value: <Mono>SN-00BC55</Mono> }, { label: 'Rack', value: 'R07·12' }, { label: 'Changed', value: f.relative(Date.now() - 3.2e6) }, { label: 'Placed', value: f.dateTime('2026-11-20T09:30:00Z') }]} /> }, { id: 'b', label: 'VMs', count: 14, content: 'none' }, { id: 'c', label: 'History', content: 'none' }]} /></Card>
        <Card flush><EmptyState sentence="No rack yet. A rack holds hosts, and hosts hold what tenants run." action={<Button look="primary" icon={<Boxes />}>Add a rack</Button>} link={<a href="#guide">How racks work</a>} /></Card>
        <ErrorState compact error={{ code: 'CONFLICT', reason: 'host.in_use', message: 'Host R07·12 still carries 14 virtual machines.', remedy: 'Drain it first, or choose another host.', requestId: 'req_01JD8Y3V9Q' }} onRetry={() => undefined} />
        <Card title="Charts" className="lg:row-span-2">
          <LineChart title="Tokens per day rose by a third in two weeks" x="day" series={[{ key: 'in', label: 'Input' }, { key: 'out', label: 'Output' }, { key: 'cached', label: 'Cached' }]} data={Array.from({ length: 14 }, (_, i) => ({ day: `${i + 7} Nov`, in: 12_000 + i * 700 + (i % 3) * 900, out: 5000 + i * 300 + (i % 4) * 500, cached: 2000 + (i % 5) * 700 }))} />
          <BarChart className="mt-6" stacked title="gpu-a carries most of the load" x="g" series={[{ key: 'used', label: 'Used' }, { key: 'reserved', label: 'Reserved' }, { key: 'free', label: 'Free' }]} data={options.map((o, i) => ({ g: o.label, used: 80 - i * 12, reserved: 10 + i * 4, free: 20 + i * 9 }))} />
        </Card>
      </div>
      <Dialog open={dialog === 'plain'} onOpenChange={() => setDialog(undefined)} title="Move to maintenance" description="14 virtual machines would be moved first." footer={<><Button onClick={() => setDialog(undefined)}>Cancel</Button><Button look="primary">Preview the moves</Button></>}><p>Nothing is moved before you have seen where each goes.</p></Dialog>
      <ConfirmDanger open={dialog === 'danger'} onOpenChange={() => setDialog(undefined)} title="Delete host SN-00BC55?" name="SN-00BC55" action="Delete the host" onConfirm={() => undefined} />
    </>
  )
}

const hostSchema = z.strictObject({
  serial: z.string().min(3).max(64).meta({ label: 'Serial', help: 'As printed on the machine.' }),
  status: z.enum(['active', 'maintenance', 'decommissioned']).default('active').meta({ label: 'Status' }),
  cpuTotal: z.int().min(1).max(1024).meta({ label: 'CPU', unit: 'cores' }),
  memTotal: z.int().positive().meta({ label: 'Memory', unit: 'MB', help: '786432 MB are 768 GB.' }),
  groupId: z.string().nullable().meta({ label: 'Group' }),
  gpu: z.boolean().default(false).meta({ label: 'Has a GPU' }),
  tags: z.array(z.string()).optional().meta({ label: 'Tags' }),
  bought: z.iso.date().optional().meta({ label: 'Bought on' }),
  apiToken: z.string().optional().meta({ label: 'BMC token' }),
  note: z.string().max(2000).optional().meta({ label: 'Note' }),
})

export function Forms() {
  return (
    <Card title="Edit host" className="max-w-2xl">
      <ResourceForm
        schema={hostSchema} draftKey="gallery-host" version={4} submitLabel="Save host" onCancel={() => undefined} defaultValues={{ serial: 'SN-00BC55', cpuTotal: 128, memTotal: 786_432, groupId: 'gpu-a', tags: ['rack-7', '機房 A'] }}
        sections={[{ title: 'Machine', fields: ['serial', 'status', 'cpuTotal', 'memTotal', 'gpu'] }, { title: 'Place', fields: ['groupId', 'tags'] }]}
        fields={{ serial: { mono: true }, groupId: { options: async (s) => options.filter((o) => o.label.includes(s)), selectedLabel: 'gpu-a' } }}
        onSubmit={async (values, { version }) => {
          if (version === 4) throw { shape: { code: 'CONFLICT', reason: 'stale', message: 'Changed meanwhile.', currentVersion: 6, conflicts: [{ field: 'memTotal', mine: values.memTotal, theirs: 1_048_576 }, { field: 'status', mine: values.status, theirs: 'maintenance' }] } }
          if (values.serial === 'taken') throw { shape: { code: 'BAD_REQUEST', reason: 'x', message: 'x', fields: [{ path: 'serial', message: 'Another host has this serial.' }] } }
          toast.success('Host saved')
        }}
      />
    </Card>
  )
}

export function Import() {
  return (
    <>
      <PageHeader title="Import hosts" line="From a spreadsheet or a NetBox export." />
      <ImportWizard
        fields={[{ name: 'serial', label: 'Serial', required: true, type: 'text' }, { name: 'memTotal', label: 'Memory', unit: 'MB', required: true, type: 'number', aliases: ['memory'] }, { name: 'cpuTotal', label: 'CPU', unit: 'cores', type: 'number', required: true, aliases: ['vcpus'] }, { name: 'group', label: 'Group', type: 'text' }]}
        onDryRun={async () => ({ rows: 3, errors: [{ row: 3, field: 'memTotal', message: '“lots” is not a number.' }, { row: 4, field: 'serial', message: 'Another host has the serial SN-3.' }] })}
        onCommit={async () => ({ rows: 3 })} doneAction={<Button look="primary" icon={<Server />}>Show the hosts</Button>}
      />
    </>
  )
}
