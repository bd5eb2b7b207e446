import { Button, Logo, toErrorShape } from '@colonnade/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useClient } from '../api/api-context.ts'
import { ME_KEY } from '../api/query-client.ts'
import { DoorFrame } from '../session/sign-in.tsx'
import { renderLink } from '../url/use-url.tsx'
import { useIdentityText } from '../identity/text.ts'
import { useLinkToken } from './use-door.ts'

/** Shows that an address is its owner's, by the link that was mailed there. */
export function Verify() {
  const t = useIdentityText()
  const client = useClient()
  const queries = useQueryClient()
  const token = useLinkToken()
  const verify = useMutation({ meta: { quiet: true }, mutationFn: () => client.identity.account.verifyEmail.mutate({ token }), onSuccess: () => queries.invalidateQueries({ queryKey: ME_KEY }) })
  const begun = useRef(false)
  // A link works once: React's second mount while developing must not use it up.
  useEffect(() => { if (!begun.current) { begun.current = true; verify.mutate() } }) // oxlint-disable-line react-hooks/exhaustive-deps -- once, whatever changes
  const home = (label: string) => <Button asChild look="primary" className="h-10">{renderLink({ href: '/', children: label }) as React.ReactElement}</Button>
  if (verify.isSuccess) return <DoorFrame title={t('door.verified')} line={t('door.verifiedLine')}>{home(t('door.goOn'))}</DoorFrame>
  if (verify.isError) return <DoorFrame title={t('door.notVerified')} line={toErrorShape(verify.error).code === 'UNAVAILABLE' ? toErrorShape(verify.error).message : t('door.notVerifiedLine')}>{home(t('door.signInLink'))}</DoorFrame>
  return <DoorFrame title={t('door.verifying')}><Logo className="pulse-slow size-8 text-line-strong" /></DoorFrame>
}
