import { useClient, useMe } from '@colonnade/screens'
import { Button, StatusShape, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useText } from '../../locales/index.ts'

/** Asks whoever has not yet shown that the address is theirs. */
export function VerifyNotice() {
  const t = useText()
  const me = useMe()
  const client = useClient()
  const send = useMutation({ mutationFn: () => client.identity.account.sendVerification.mutate(), onSuccess: () => toast.success(t('home.verifySent', { email: me.email })) })
  if (me.emailVerified) return null
  return (
    <p role="status" className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border bg-warn-soft px-4 py-2.5">
      <StatusShape tone="warn" /><span className="min-w-0 flex-1 basis-60">{t('home.verify', { email: me.email })}</span>
      <Button size="sm" busy={send.isPending} disabled={send.isSuccess} onClick={() => send.mutate()}>{t('home.verifyAgain')}</Button>
    </p>
  )
}
