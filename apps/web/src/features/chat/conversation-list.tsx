import { renderLink, useClient, useGo, useMay, useRefresh } from '@colonnade/screens'
import { Button, cn, DropdownMenu, ErrorState, IconButton, SearchInput, Skeleton, toast, useDebounced, useFormat } from '@colonnade/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../../locales/index.ts'
import { RenameConversation } from './rename-conversation.tsx'
import type { Conversation } from './types.ts'

/** The person's conversations, the latest first. */
export function ConversationList({ openId, className }: { openId?: string; className?: string }) {
  const t = useText()
  const go = useGo()
  const client = useClient()
  const may = useMay()
  const refresh = useRefresh(['ai', 'conversation'])
  const [search, setSearch] = useState('')
  const [renaming, setRenaming] = useState<Conversation>()
  const settled = useDebounced(search.trim(), 250)
  const list = useInfiniteQuery({
    queryKey: [['ai', 'conversation', 'list'], { search: settled, pages: true }], initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => client.ai.conversation.list.query({ sort: [{ field: 'updatedAt', direction: 'desc' }], limit: 40, cursor: pageParam, ...(settled ? { search: settled } : {}) }, { signal }),
    getNextPageParam: (last) => last.nextCursor,
  })
  const rows = list.data?.pages.flatMap((p) => p.items) ?? []
  const remove = async (row: Conversation) => {
    try {
      await client.ai.conversation.remove.mutate({ ids: [row.id] })
      if (row.id === openId) go('/chat')
      await refresh()
      toast.undo(t('chat.deleted', { title: row.title }), async () => { await client.ai.conversation.restore.mutate({ ids: [row.id] }); await refresh() })
    } catch (error) { toast.error(error) }
  }
  return (
    <nav aria-label={t('chat.conversations')} className={cn('flex min-h-0 flex-col', className)}>
      <div className="flex flex-col gap-2 px-3 pt-4 pb-2">
        {may('conversations:create') && <Button asChild className="justify-start">{renderLink({ href: '/chat?new=1', children: <><Plus />{t('chat.new')}</> }) as React.ReactElement}</Button>}
        {(rows.length > 8 || search) && <SearchInput value={search} onValue={setSearch} placeholder={t('chat.find')} aria-label={t('chat.find')} />}
      </div>
      <ul className="flex min-h-0 flex-1 flex-col gap-px overflow-y-auto px-3 pb-4">
        {list.isPending && [70, 55, 80, 60].map((w) => <li key={w} className="flex h-11 items-center px-2.5"><span style={{ width: `${w}%` }}><Skeleton /></span></li>)}
        {list.isError && !rows.length && <li><ErrorState compact error={list.error} onRetry={() => void list.refetch()} /></li>}
        {list.isSuccess && !rows.length && <li className="px-2.5 py-3 text-sm text-muted">{settled ? t('chat.noneFound') : t('chat.noneYet')}</li>}
        {rows.map((row) => <Row key={row.id} row={row} open={row.id === openId} onRename={may('conversations:update') ? () => setRenaming(row) : undefined} onRemove={may('conversations:delete') ? () => void remove(row) : undefined} />)}
        {list.hasNextPage && <li><Button size="sm" look="ghost" className="w-full" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('common.loadMore')}</Button></li>}
      </ul>
      {renaming && <RenameConversation conversation={renaming} onClose={() => setRenaming(undefined)} />}
    </nav>
  )
}

function Row({ row, open, onRename, onRemove }: { row: Conversation; open: boolean; onRename?: () => void; onRemove?: () => void }) {
  const t = useText()
  const f = useFormat()
  const items = [
    ...(onRename ? [{ id: 'rename', label: t('chat.rename'), icon: <Pencil />, onSelect: onRename }] : []),
    ...(onRemove ? [{ id: 'delete', label: t('common.delete'), icon: <Trash2 />, danger: true, onSelect: onRemove }] : []),
  ]
  return (
    <li className={cn('group relative rounded-md hover:bg-raised', open && 'bg-raised')}>
      {renderLink({
        href: `/chat/${row.id}`, 'aria-current': open ? 'page' : undefined, className: 'block rounded-md py-1.5 pr-9 pl-2.5',
        children: <><span className={cn('block truncate', open && 'font-medium')}>{row.title}</span><span className="block text-sm text-muted">{f.relative(row.lastMessageAt ?? row.createdAt)}</span></>,
      })}
      {items.length > 0 && <DropdownMenu items={items} label={t('common.more')}><IconButton size="sm" label={t('chat.actions', { title: row.title })} className="absolute top-1.5 right-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-expanded:opacity-100 max-sm:opacity-100"><Ellipsis /></IconButton></DropdownMenu>}
    </li>
  )
}
