import type { AttachableType } from '@colonnade/contract/datacenter'
import { useClient, useMay, useTRPC } from '@colonnade/screens'
import { Button, Chip, OptionList, Popover, toast } from '@colonnade/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { refreshAttached } from '../attached/refresh.ts'

/** The tags of a record as chips; who may change the record adds and takes off. */
export function RecordTags({ type, id, mayChange }: { type: AttachableType; id: string; mayChange: boolean }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const client = useClient()
  const queries = useQueryClient()
  const sources = useInventorySources()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(trpc.datacenter.tag.of.queryOptions({ resourceType: type, resourceId: id }))
  const add = mayChange && may('resource_tags:create')
  const drop = mayChange && may('resource_tags:delete')
  const put = async (verb: 'attach' | 'detach', tagId: string) => {
    setOpen(false)
    try {
      await client.datacenter.tag[verb].mutate({ resourceType: type, resourceIds: [id], tagIds: [tagId] })
      await refreshAttached(queries, type, 'tag')
    } catch (error) { toast.error(error) }
  }
  if (!data || (!data.length && !add)) return null
  return (
    <div className="mb-3 flex flex-wrap items-center gap-1.5" role="group" aria-label={t('entity.tag.many')}>
      {data.map((tag) => <Chip key={tag.id} color={tag.color} onRemove={drop ? () => void put('detach', tag.id) : undefined} removeLabel={t('tag.takeOff', { name: tag.name })}>{tag.name}</Chip>)}
      {add && (
        <Popover open={open} onOpenChange={setOpen} label={t('tag.add')} className="w-60 p-0" trigger={<Button size="sm" look="ghost" icon={<Plus />} className="text-muted">{t('tag.add')}</Button>}>
          <OptionList options={sources.tags} value={data.map((tag) => tag.id)} onPick={(option) => void put(data.some((tag) => tag.id === option.value) ? 'detach' : 'attach', option.value)} />
        </Popover>
      )}
    </div>
  )
}
