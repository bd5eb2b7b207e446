import { toast, useFormat } from '@colonnade/ui'
import { useScreensText } from '../locales/index.ts'
import type { Entity, RowBase } from './entity.ts'
import { useRefresh } from './forms.tsx'

/** Delete with a while to take it back; restore. Throws what is refused. */
export function useRemoval<Row extends RowBase>(entity: Entity<Row>) {
  const t = useScreensText()
  const f = useFormat()
  const refresh = useRefresh(entity.path)
  const restore = async (ids: string[]) => {
    const { changed } = await entity.api.restore!.mutate({ ids })
    await refresh()
    toast.success(t('resource.restored', { n: f.number(changed) }))
  }
  const remove = async (rows: readonly Row[]) => {
    const ids = rows.filter((row) => !entity.locked?.(row)).map((r) => r.id)
    if (!ids.length) return
    const { changed } = await entity.api.remove!.mutate({ ids })
    await refresh()
    const sentence = t('resource.deleted', { n: f.number(changed) })
    if (entity.api.restore && entity.deletesForGood !== true) toast.undo(sentence, () => restore(ids))
    else toast.success(sentence)
  }
  return { remove, restore }
}

/** Does something and says why when it fails; false then, so that a choice or a record stays as it was. */
export const orSay = async (work: () => Promise<void>): Promise<false | undefined> => {
  try { await work() } catch (error) { toast.error(error); return false }
}
