import type { Outputs } from '@colonnade/client'
import { useClient, useMay, useRefresh } from '@colonnade/screens'
import { Button, StatusBadge, toast, type Tone } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Ban, RotateCcw } from 'lucide-react'
import { useFields } from '../../../lib/fields.ts'
import { useConsoleText } from '../../../locales/index.ts'

/** An operation as lists show it. */
export type OperationRow = Outputs['datacenter']['operation']['list']['items'][number]

/** Tries again what failed, gives up what waits or what nobody can tell. */
export function OperationActions({ operation, small }: { operation: OperationRow; small?: boolean }) {
  const t = useConsoleText()
  const client = useClient()
  const may = useMay()
  const refresh = useRefresh(['datacenter', 'operation'])
  const onError = (error: unknown) => { toast.error(error) }
  const retry = useMutation({ meta: { quiet: true }, mutationFn: () => client.datacenter.operation.retry.mutate({ id: operation.id }), onSuccess: async () => { await refresh(); toast.success(t('outside.retried')) }, onError })
  const cancel = useMutation({ meta: { quiet: true }, mutationFn: () => client.datacenter.operation.cancel.mutate({ id: operation.id }), onSuccess: async () => { await refresh(); toast.success(t('outside.cancelled')) }, onError })
  if (!may('operations:update')) return null
  const size = small ? 'sm' : undefined
  return (
    <>
      {['pending', 'waiting', 'unknown'].includes(operation.status) && <Button size={size} icon={<Ban />} busy={cancel.isPending} onClick={() => cancel.mutate()}>{t('outside.cancel')}</Button>}
      {['failed', 'cancelled', 'unknown'].includes(operation.status) && !operation.endpointGone && <Button size={size} icon={<RotateCcw />} busy={retry.isPending} onClick={() => retry.mutate()}>{t('outside.retry')}</Button>}
    </>
  )
}

const tones: Record<OperationRow['status'], Tone> = { pending: 'busy', running: 'busy', waiting: 'busy', unknown: 'warn', done: 'good', failed: 'fail', cancelled: 'idle' }

/** How far an operation is, as shape and word. */
export function OperationStatus({ status }: { status: OperationRow['status'] }) {
  const fields = useFields('operation')
  return <StatusBadge plain status={status} tone={tones[status]} label={fields.option(`op_${status}`)} />
}
