import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useState, type ReactNode } from 'react'
import { useDebounced } from '../lib/hooks.ts'
import { useUiText } from '../lib/i18n.ts'
import { Kbd } from '../primitives/text.tsx'

/** An action or a found record. `keywords` are other words it answers to; `shortcut` is shown at the end. */
export interface PaletteItem { id: string; label: string; icon?: ReactNode; hint?: string; keywords?: readonly string[]; shortcut?: string; onSelect: () => void }
/** Items under a heading. */
export interface PaletteGroup { id: string; heading: string; items: readonly PaletteItem[] }

/** Props of `CommandPalette`. `groups` are known actions, matched here; `search` asks the server and is shown as it answers. */
export interface CommandPaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  groups: readonly PaletteGroup[]
  search?: (query: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>
}

/** One box over everything the caller may see and do. Open it from `AppFrame`'s `onSearch` (Ctrl/Cmd-K). */
export function CommandPalette({ open, onOpenChange, groups, search }: CommandPaletteProps) {
  const t = useUiText()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="enter fixed inset-0 z-50 bg-[oklch(15%_0.01_255/0.45)]" />
        <Radix.Content aria-describedby={undefined} className="enter-up fixed top-[max(12px,14vh)] left-1/2 z-50 w-[calc(100%-24px)] max-w-xl -translate-x-1/2 overflow-hidden rounded-md border bg-surface shadow-panel focus:outline-none max-sm:top-3">
          <Radix.Title className="sr-only">{t('palette.title')}</Radix.Title>
          <Inside groups={groups} search={search} close={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function matches(item: PaletteItem, query: string): boolean {
  const text = [item.label, item.hint ?? '', ...(item.keywords ?? [])].join(' ').toLocaleLowerCase()
  return query.toLocaleLowerCase().split(/\s+/).every((word) => text.includes(word))
}

function Inside({ groups, search, close }: Pick<CommandPaletteProps, 'groups' | 'search'> & { close: () => void }) {
  const t = useUiText()
  const [text, setText] = useState('')
  const query = text.trim()
  const settled = useDebounced(query, 150)
  const found = useQuery({ queryKey: ['colonnade-ui', 'palette', settled], queryFn: ({ signal }) => search?.(settled, signal) ?? [], enabled: Boolean(search && settled), staleTime: 5000, retry: false })
  // Substring matching by ourselves: fuzzy scores rank Chinese labels by chance.
  const local = groups.map((g) => ({ ...g, items: query ? g.items.filter((i) => matches(i, query)) : g.items })).filter((g) => g.items.length)
  const all = [...local, ...(query && found.data && settled === query ? found.data.filter((g) => g.items.length) : [])]
  const waiting = Boolean(search && query && (found.isFetching || settled !== query))
  return (
    <Command shouldFilter={false} loop label={t('palette.title')}>
      <div className="flex items-center gap-2.5 border-b px-3.5">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input autoFocus value={text} onValueChange={setText} placeholder={t('palette.placeholder')} className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none" />
        {waiting && <span role="status" className="pulse-slow text-sm text-muted">{t('palette.searching')}</span>}
      </div>
      <Command.List className="max-h-[min(56vh,440px)] scroll-py-2 overflow-y-auto p-2">
        {all.map((group) => (
          <Command.Group key={group.id} heading={group.heading} className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-muted">
            {group.items.map((item) => (
              <Command.Item key={item.id} value={`${group.id}/${item.id}`} onSelect={() => { close(); item.onSelect() }} className="flex min-h-9 cursor-default items-center gap-2.5 rounded-sm px-2 data-[selected=true]:bg-raised data-[selected=true]:shadow-[inset_2px_0_0_var(--accent)] [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted">
                {item.icon}<span className="truncate">{item.label}</span>
                {item.hint && <span className="ml-auto truncate pl-4 text-sm text-muted">{item.hint}</span>}
                {item.shortcut && <Kbd className={item.hint ? undefined : 'ml-auto'}>{item.shortcut}</Kbd>}
              </Command.Item>
            ))}
          </Command.Group>
        ))}
        {!all.length && !waiting && <p className="px-2 py-8 text-center text-muted">{t('palette.empty', { query })}</p>}
        {found.isError && <p className="px-2 py-2 text-sm text-fail-text">{t('palette.failed')}</p>}
      </Command.List>
      <p className="flex gap-4 border-t px-3.5 py-2 text-sm text-muted max-sm:hidden"><span><Kbd>↑</Kbd> <Kbd>↓</Kbd> {t('palette.hint')}</span><span><Kbd>↵</Kbd> {t('palette.open')}</span></p>
    </Command>
  )
}
