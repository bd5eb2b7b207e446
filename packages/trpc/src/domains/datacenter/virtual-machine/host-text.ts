import type { HostChange } from '../placement/kept-index.ts'
import type { Host } from '../placement/types.ts'

/**
 * Hosts as one text between separators no name can hold: as rows, or as JSON, they cost twice as much and more. To stand in a SELECT from baremetals.
 * A row this very transaction has written is marked: what is not committed is nobody else's to know.
 */
export const HOSTS = `string_agg(id::text || chr(31) || name || chr(31) || coalesce(rack_id::text, '') || chr(31) || status || chr(31) || total_cpu || chr(31) || total_memory || chr(31) || total_storage
    || chr(31) || (capacity_cpu - available_cpu) || chr(31) || (capacity_memory - available_memory) || chr(31) || (capacity_storage - available_storage)
    || chr(31) || placement_epoch || chr(31) || CASE WHEN deleted_at IS NULL THEN '' ELSE 'gone' END || chr(31) || CASE WHEN xmin = pg_current_xact_id_if_assigned()::xid THEN 'own' ELSE '' END, chr(30))`

/** The hosts of such a text; none for null. */
export function hostsOf(text: string | null, groupId: string): HostChange[] {
  return text ? text.split('\u001e').map((one) => hostOf(one, groupId)) : []
}

function hostOf(text: string, groupId: string): HostChange {
  const [id, name, rackId, status, cpu, memory, storage, usedCpu, usedMemory, usedStorage, epoch, gone, own] = text.split('\u001f') as [string, string, string, string, ...string[]]
  const host: Host = { id, name, groupId, rackId: rackId || null, status, total: { cpu: +cpu!, memory: +memory!, storage: +storage! }, used: { cpu: +usedCpu!, memory: +usedMemory!, storage: +usedStorage! } }
  return { host, epoch: +epoch!, gone: gone === 'gone', own: own === 'own' }
}
