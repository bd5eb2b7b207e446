import { useClient, useRefresh } from '@colonnade/screens'
import { Button, Dialog, ErrorState, Field, Input, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { CirclePause, CirclePlay } from 'lucide-react'
import { useState } from 'react'
import { useConsoleText } from '../../../locales/index.ts'
import type { TenantRow } from './use-tenant-entity.tsx'

/** Suspends a tenant with a reason, or lets it work again. */
export function SuspendButton({ tenant }: { tenant: TenantRow }) {
  const t = useConsoleText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'tenant'])
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const resume = useMutation({ mutationFn: () => client.identity.tenant.resume.mutate({ id: tenant.id }), onSuccess: async () => { await refresh(); toast.success(t('tenant.resumed', { name: tenant.name })) } })
  const suspend = useMutation({
    meta: { quiet: true }, mutationFn: () => client.identity.tenant.suspend.mutate({ id: tenant.id, ...(reason.trim() ? { reason } : {}) }),
    onSuccess: async () => { await refresh(); setOpen(false); toast.undo(t('tenant.suspended', { name: tenant.name }), () => resume.mutateAsync().then(() => undefined)) },
  })
  if (tenant.status === 'suspended') return <Button icon={<CirclePlay />} busy={resume.isPending} onClick={() => resume.mutate()}>{t('tenant.resume')}</Button>
  return (
    <>
      <Button icon={<CirclePause />} onClick={() => { suspend.reset(); setReason(''); setOpen(true) }}>{t('tenant.suspend')}</Button>
      <Dialog open={open} onOpenChange={setOpen} title={t('tenant.suspendTitle', { name: tenant.name })} description={t('tenant.suspendLine')} footer={<Button look="danger" busy={suspend.isPending} onClick={() => suspend.mutate()}>{t('tenant.suspend')}</Button>}>
        <div className="flex flex-col gap-4">
          {suspend.error && <ErrorState compact error={suspend.error} />}
          <Field label={t('tenant.reason')} help={t('tenant.reasonHelp')} optional><Input value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} /></Field>
        </div>
      </Dialog>
    </>
  )
}
