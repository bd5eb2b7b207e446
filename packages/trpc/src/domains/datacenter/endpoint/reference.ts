import type { WriteTx } from '../../../kernel/mutate.ts'
import { unknownReference } from '../locks.ts'
import type { StoredEndpoint } from './connection.ts'

/** Refuses an endpoint that is not there, or speaks something else than the field needs; what is new behind one that answers is looked at at once. Throws BAD_REQUEST naming the field. */
export async function checkEndpoint(tx: WriteTx, field: string, id: unknown, kind: StoredEndpoint['kind']): Promise<void> {
  if (!id) return
  // held: it is not removed before what names it is written
  const [found] = await tx.$queryRawUnsafe<{ id: string }[]>('SELECT id FROM endpoints WHERE id = $1::uuid AND kind = $2::endpoint_kind AND deleted_at IS NULL FOR KEY SHARE', id, kind)
  if (!found) throw unknownReference(field, `${kind} endpoint`)
  await lookSoon(tx, found.id)
}

/** Has the next look at an endpoint taken at once; one that fails is left alone until its time. An import names one endpoint many times: it is written once. */
export async function lookSoon(tx: WriteTx, id: string): Promise<void> {
  await tx.endpoint.updateMany({ where: { id, failures: 0, nextTryAt: { not: null } }, data: { nextTryAt: null } })
}
