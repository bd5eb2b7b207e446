import type { AttachableType } from '@colonnade/contract/datacenter'
import { useClient } from '@colonnade/screens'
import { Dialog, ResourceForm, toast, useFormat } from '@colonnade/ui'
import { useQueryClient } from '@tanstack/react-query'
import * as z from 'zod'
import { useInventorySources } from '../../../lib/inventory-sources.ts'
import { useConsoleText } from '../../../locales/index.ts'
import { refreshAttached } from './refresh.ts'

/** What is about to be attached to the chosen rows, or taken off them. `done` says whether it was. */
export interface BulkAttach { what: 'tags' | 'maintainers'; verb: 'add' | 'remove'; type: AttachableType; ids: readonly string[]; done: (ok: boolean) => void }

const schema = z.object({ chosen: z.array(z.string()).min(1).max(20) })
// What one call takes.
const AT_ONCE = 500

/** Chooses tags or maintainers for many records at once; one of them is wrong, none is changed. */
export function BulkAttachDialog({ what, verb, type, ids, done }: BulkAttach) {
  const t = useConsoleText()
  const f = useFormat()
  const client = useClient()
  const queries = useQueryClient()
  const sources = useInventorySources()
  const send = (resourceIds: string[], chosen: string[]) => {
    if (what === 'tags') return client.datacenter.tag[verb === 'add' ? 'attach' : 'detach'].mutate({ resourceType: type, resourceIds, tagIds: chosen })
    const maintainers = chosen.map((one) => { const [kind, id] = one.split(':') as ['maintainer' | 'maintainer_group', string]; return { type: kind, id } })
    return client.datacenter.resourceMaintainer[verb === 'add' ? 'assign' : 'unassign'].mutate({ resourceType: type, resourceIds, maintainers })
  }
  const save = async ({ chosen }: z.infer<typeof schema>) => {
    let changed = 0
    for (let i = 0; i < ids.length; i += AT_ONCE) changed += (await send(ids.slice(i, i + AT_ONCE), chosen)).changed
    await refreshAttached(queries, type, 'tag', 'resourceMaintainer', 'maintainer', 'maintainerGroup')
    toast.success(t(`attached.${what}.${verb === 'add' ? 'added' : 'removed'}`, { n: f.number(changed) }))
    done(true)
  }
  const label = t(what === 'tags' ? 'entity.tag.many' : 'attached.maintainers.label')
  return (
    <Dialog open onOpenChange={(open) => { if (!open) done(false) }} title={t(`attached.${what}.${verb}`)} description={t('attached.chosen', { n: f.number(ids.length) })}>
      <ResourceForm schema={schema} fields={{ chosen: { label, help: t(`attached.${what}.help`), options: what === 'tags' ? sources.tags : sources.anyMaintainer } }} onSubmit={save} submitLabel={t(verb === 'add' ? 'attached.assign' : 'attached.takeOff')} onCancel={() => done(false)} />
    </Dialog>
  )
}
