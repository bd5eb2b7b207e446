import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Bot, Boxes, Download, FileText, LayoutDashboard, MessagesSquare, Plus, Server, Upload, Wrench } from 'lucide-react'
import { StrictMode, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import {
  AppFrame, Button, CapacityBar, CommandPalette, createI18n, DataTable, decodeTableState, EmptyState, encodeTableState, Facts, IconButton, JobTray, Logo, Mono, PageHeader, setPreferences, SidePanel, StatusBadge, toast, Toaster, useFormat, type Column, type DataTableHandle, type SavedView, type TableState,
} from '../src/index.ts'
import { hosts, listHosts, type Host } from './data.ts'
import { Forms, Import, Primitives } from './pieces.tsx'
import './gallery.css'

const url = new URL(location.href)
const page = url.searchParams.get('page') ?? 'primitives'
if (url.searchParams.get('density')) document.documentElement.dataset['density'] = url.searchParams.get('density') ?? ''
const theme = url.searchParams.get('theme')
const language = url.searchParams.get('lang')
setPreferences({ ...(theme ? { theme: theme as 'dark' } : {}), ...(language ? { language: language as 'zh-CN' } : {}) })
const i18n = createI18n({})
const client = new QueryClient()

function Hosts() {
  const f = useFormat()
  const table = useRef<DataTableHandle>(null)
  const [state, setState] = useState<TableState>(() => decodeTableState(url.searchParams))
  const [open, setOpen] = useState<string | undefined>(url.searchParams.get('open') ?? undefined)
  const [views, setViews] = useState<SavedView[]>([{ id: 'v1', name: 'Failing', state: { filter: [{ field: 'status', op: 'in', value: ['error', 'offline'] }], sort: [], search: '' } }])
  const change = (next: TableState) => { setState(next); history.replaceState(null, '', `?${encodeTableState(next, location.search)}`) }
  const host = hosts.find((h) => h.id === open)
  const columns: Column<Host>[] = [
    { id: 'serial', header: 'Serial', cell: (h) => h.serial, width: 130, sortable: true, mono: true, filter: { type: 'text' } },
    { id: 'rack', header: 'Rack·Unit', cell: (h) => h.rack, width: 110, sortable: true, mono: true },
    { id: 'status', header: 'Status', cell: (h) => <StatusBadge plain status={h.status} />, width: 140, sortable: true, filter: { type: 'enum', options: ['active', 'maintenance', 'draining', 'error', 'offline'].map((v) => ({ value: v, label: v })) } },
    { id: 'group', header: 'Group', cell: (h) => h.group, width: 120, sortable: true, filter: { type: 'enum', options: async () => ['gpu-a', 'gpu-b'].map((v) => ({ value: v, label: v })) } },
    { id: 'cpu', field: 'cpuUsed', header: 'CPU', cell: (h) => <CapacityBar label="CPU" used={Math.min(h.cpuUsed, h.cpuTotal)} reserved={Math.max(0, h.cpuUsed - h.cpuTotal)} total={h.cpuTotal} />, width: 150, sortable: true, filter: { type: 'number', unit: 'cores' } },
    { id: 'mem', field: 'memUsed', header: 'Memory', cell: (h) => <CapacityBar label="Memory" used={h.memUsed} total={h.memTotal} format={f.megabytes} />, width: 150 },
    { id: 'memTotal', header: 'Memory total', cell: (h) => f.megabytes(h.memTotal), width: 110, align: 'end', mono: true },
    { id: 'gpu', header: 'GPU', cell: (h) => (h.gpu ? 'Yes' : 'No'), width: 70, filter: { type: 'boolean' }, defaultHidden: true },
    { id: 'updatedAt', header: 'Changed', cell: (h) => f.relative(h.updatedAt), width: 120, sortable: true, filter: { type: 'date' } },
  ]
  return (
    <>
      <div className="px-3 pt-3 max-sm:px-0"><PageHeader className="mb-1" title="Hosts" line="Machines that carry virtual machines." /></div>
      <DataTable<Host>
        ref={table} label="Hosts" columns={columns} queryKey={['hosts']} fetchPage={listHosts} state={state} onStateChange={change} views={views}
        onSaveView={(name, s) => setViews([...views, { id: name, name, state: s }])} onDeleteView={(v) => setViews(views.filter((x) => x !== v))}
        rowHref={(h) => `?page=hosts&open=${h.id}`} onOpenRow={(h) => setOpen(h.id)} openId={open} rowTone={(h) => (h.status === 'error' ? 'fail' : undefined)}
        bulkActions={[{ id: 'm', label: 'Maintenance', icon: <Wrench />, run: (rows) => void toast.undo(`${rows.length} hosts in maintenance`, () => undefined) }, { id: 'd', label: 'Delete', danger: true, run: () => false }]}
        empty={<EmptyState sentence="No host yet." action={<Button look="primary">Add a host</Button>} />}
        actions={<><IconButton look="secondary" label="Import"><Upload /></IconButton><IconButton look="secondary" label="Export"><Download /></IconButton><Button look="primary" icon={<Plus />}>Add</Button></>}
      />
      <SidePanel open={Boolean(host)} onClose={() => setOpen(undefined)} title={<Mono>{host?.serial ?? ''}</Mono>} subtitle={host && `${host.rack} · ${host.group}`} label={host?.serial} onPrev={() => table.current?.step(-1)} onNext={() => table.current?.step(1)} onExpand={() => undefined} footer={<Button look="primary">Edit</Button>}>
        {host && <Facts items={[{ label: 'Status', value: <StatusBadge status={host.status} /> }, { label: 'CPU', value: <CapacityBar figure="amount" used={host.cpuUsed} total={host.cpuTotal} /> }, { label: 'Memory', value: <CapacityBar figure="amount" format={f.megabytes} used={host.memUsed} total={host.memTotal} /> }, { label: 'Changed', value: f.dateTime(host.updatedAt) }]} />}
      </SidePanel>
    </>
  )
}

function Gallery() {
  const [palette, setPalette] = useState(url.searchParams.has('palette'))
  const nav = [
    { id: 'dc', label: 'Datacenter', items: [{ id: 'primitives', label: 'Components', href: '?page=primitives', icon: <LayoutDashboard />, active: page === 'primitives' }, { id: 'hosts', label: 'Hosts', href: '?page=hosts', icon: <Server />, active: page === 'hosts', badge: '1,523' }, { id: 'forms', label: 'Forms', href: '?page=forms', icon: <FileText />, active: page === 'forms' }, { id: 'import', label: 'Import', href: '?page=import', icon: <Boxes />, active: page === 'import' }] },
    { id: 'ai', label: 'AI', items: [{ id: 'agents', label: 'Agents', href: '#', icon: <Bot /> }, { id: 'chat', label: 'Chat', href: '#', icon: <MessagesSquare /> }] },
  ]
  return (
    <AppFrame
      nav={nav} breadcrumb={[{ label: 'Taipei', href: '#' }, { label: 'Datacenter', href: '#' }, { label: nav.flatMap((s) => s.items).find((i) => i.id === page)?.label }]} onSearch={() => setPalette(true)} width={page === 'hosts' ? 'full' : 'page'}
      live={url.searchParams.has('stale') ? { status: 'offline', since: Date.now() - 600_000 } : { status: 'connected' }}
      switcher={(collapsed) => (collapsed ? <Logo className="text-accent" /> : <button type="button" className="flex w-full items-center gap-2 rounded-md px-2 py-1 font-semibold hover:bg-raised"><Logo className="text-accent" />Taipei site</button>)}
      person={(collapsed) => !collapsed && <button type="button" className="w-full truncate rounded-md px-2 py-1 text-left hover:bg-raised">林怡君</button>}
    >
      {page === 'hosts' ? <div className="flex min-h-0 flex-1 flex-col max-sm:p-3 max-sm:pb-0"><Hosts /></div> : page === 'forms' ? <Forms /> : page === 'import' ? <Import /> : <Primitives />}
      <CommandPalette open={palette} onOpenChange={setPalette} groups={[{ id: 'do', heading: 'Actions', items: [{ id: 'add', label: 'Add a host', icon: <Plus />, shortcut: 'N', onSelect: () => toast.success('Add') }, { id: 'place', label: 'Place virtual machines', icon: <Boxes />, onSelect: () => undefined }] }]}
        search={async (q) => [{ id: 'hosts', heading: 'Hosts', items: hosts.filter((h) => h.serial.includes(q.toUpperCase())).slice(0, 5).map((h) => ({ id: h.id, label: h.serial, hint: h.rack, icon: <Server />, onSelect: () => undefined })) }]} />
      {url.searchParams.has('jobs') && <JobTray jobs={[{ id: '1', title: 'Drain R07·12', state: 'running', done: 6, total: 14, startedAt: Date.now() - 90_000 }, { id: '2', title: 'Import hosts.csv', state: 'failed', done: 120, total: 400, link: { label: '3 rows failed', href: '#' } }, { id: '3', title: 'Export usage', state: 'done', link: { label: 'Download', href: '#' } }]} onStop={() => undefined} onDismiss={() => undefined} />}
    </AppFrame>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode><I18nextProvider i18n={i18n}><QueryClientProvider client={client}><Gallery /><Toaster /></QueryClientProvider></I18nextProvider></StrictMode>,
)
