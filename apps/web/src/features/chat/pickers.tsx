import { useMay, useTRPC } from '@colonnade/screens'
import { Badge, Button, Checkbox, DropdownMenu, Popover, SearchInput, useFormat, type MenuItem } from '@colonnade/ui'
import { useQuery } from '@tanstack/react-query'
import { Bot, Library } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../locales/index.ts'

/** The bases of the tenant, for choosing. */
export function useBases() {
  const trpc = useTRPC()
  const may = useMay('knowledge_bases:read')
  return useQuery({ ...trpc.ai.knowledgeBase.list.queryOptions({ limit: 200, sort: [{ field: 'name', direction: 'asc' }] }), enabled: may, staleTime: 60_000 })
}

/** Which knowledge bases a question is asked of. */
export function BasePicker({ value, onValue }: { value: readonly string[]; onValue: (ids: string[]) => void }) {
  const t = useText()
  const f = useFormat()
  const bases = useBases()
  const [search, setSearch] = useState('')
  const all = bases.data?.items ?? []
  const chosen = all.filter((b) => value.includes(b.id))
  const label = chosen.length === 0 ? t('chat.noBase') : chosen.length === 1 ? chosen[0]!.name : t('chat.bases', { n: f.number(chosen.length) })
  const shown = all.filter((b) => b.name.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()))
  return (
    <Popover label={t('chat.chooseBases')} className="flex w-72 flex-col gap-1 p-2" trigger={<Button size="sm" look="ghost" icon={<Library />} aria-label={t('chat.chooseBases')} className="min-w-0 shrink font-normal"><span className="max-w-44 truncate max-sm:max-w-24">{label}</span></Button>}>
      {all.length > 8 && <SearchInput value={search} onValue={setSearch} aria-label={t('chat.findBase')} placeholder={t('chat.findBase')} />}
      {all.length === 0 && <p className="px-2 py-3 text-muted">{t('chat.noBases')}</p>}
      <ul className="max-h-72 overflow-y-auto">
        {shown.map((base) => (
          <li key={base.id} className="flex min-h-9 items-center gap-3 rounded-sm px-2 hover:bg-raised">
            <span className="min-w-0 flex-1"><Checkbox label={<span className="truncate">{base.name}</span>} checked={value.includes(base.id)} onChecked={(on) => onValue(on ? [...value, base.id] : value.filter((id) => id !== base.id))} /></span>
            <span className="figures text-sm text-muted">{f.number(base.documentCount)}</span>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

/** Which model answers; local ones say so. */
export function ModelPicker({ value, onValue }: { value: string | null; onValue: (name: string | null) => void }) {
  const t = useText()
  const trpc = useTRPC()
  const may = useMay('models:read')
  const { data } = useQuery({ ...trpc.ai.model.list.queryOptions({ filter: [{ field: 'modelType', op: 'eq', value: 'chat' }], limit: 100, sort: [{ field: 'name', direction: 'asc' }] }), enabled: may, staleTime: 5 * 60_000 })
  const usable = (data?.items ?? []).filter((m) => m.available || m.name === value)
  if (!may || !usable.length) return null
  const now = usable.find((m) => m.name === value)
  const items: MenuItem[] = [
    { id: 'default', label: t('chat.defaultModel'), checked: value === null, onSelect: () => onValue(null) },
    { kind: 'separator', id: 'line' },
    ...usable.map((m): MenuItem => ({ id: m.id, disabled: !m.available, checked: m.name === value, onSelect: () => onValue(m.name), label: <span className="flex items-center gap-2"><span className="truncate">{m.name}</span>{m.local && <Badge tone="accent">{t('model.local')}</Badge>}</span> })),
  ]
  return (
    <DropdownMenu items={items} align="start" side="top" label={t('chat.chooseModel')}>
      <Button size="sm" look="ghost" icon={<Bot />} aria-label={t('chat.chooseModel')} className="min-w-0 shrink font-normal"><span className="max-w-44 truncate max-sm:max-w-20">{now?.name ?? t('chat.defaultModel')}</span>{now?.local && <Badge tone="accent" className="max-sm:hidden">{t('model.local')}</Badge>}</Button>
    </DropdownMenu>
  )
}
