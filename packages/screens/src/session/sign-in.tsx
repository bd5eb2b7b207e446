import { errorOf } from '@colonnade/client'
import type { Me } from '@colonnade/contract/identity'
import { Button, ErrorState, Field, Input, LanguageMenu, Logo, setPreferences, ThemeMenu, languages, type Language } from '@colonnade/ui'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { ArrowLeft, ArrowRight } from 'lucide-react'
import { forgetAll, ME_KEY } from '../api/query-client.ts'
import { useClient } from '../api/api-context.ts'
import { useScreensText } from '../locales/index.ts'

/** The bare page of everything before a session: the mark, one thing to do, language and theme. */
export function DoorFrame({ title, line, children, foot }: { title: ReactNode; line?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-6">
      <div className="flex w-full max-w-80 flex-1 flex-col justify-center py-12">
        <Logo title="Colonnade" className="mb-8 size-14 text-accent" />
        <h1 className="text-2xl">{title}</h1>
        {line && <p className="mt-1 text-muted">{line}</p>}
        <div className="mt-6 flex flex-col gap-4">{children}</div>
        {foot && <div className="mt-6 text-muted [&_a]:text-accent-text [&_a]:underline [&_a]:underline-offset-3">{foot}</div>}
      </div>
      <div className="flex items-center pb-6"><ThemeMenu /><LanguageMenu /></div>
    </main>
  )
}

interface Choice { name: string; slug: string }
type Step = 'email' | 'password' | 'tenant'

function useSignIn(onSignedIn?: (me: Me) => void) {
  const client = useClient()
  const queries = useQueryClient()
  return useMutation({
    meta: { quiet: true },
    mutationFn: (input: { email: string; password: string; tenant?: string }) => client.identity.session.signIn.mutate(input),
    onSuccess: ({ me }) => {
      if (!localStorage.getItem('colonnade.preferences') && languages.includes(me.locale as Language)) setPreferences({ language: me.locale as Language })
      forgetAll(queries)
      queries.setQueryData(ME_KEY, me)
      onSignedIn?.(me)
    },
  })
}

/** Props of `SignIn`. `line` stands under the title; `foot` is for a link to sign up or to set a new password. */
export interface SignInProps { line?: ReactNode; foot?: ReactNode; onSignedIn?: (me: Me) => void }

/** Sign-in, one field at a time; a last step when the address belongs to several tenants. */
export function SignIn({ line, foot, onSignedIn }: SignInProps) {
  const t = useScreensText()
  const signIn = useSignIn(onSignedIn)
  const [step, setStep] = useState<Step>('email')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tenants, setTenants] = useState<Choice[]>([])
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => { field.current?.focus() }, [step])

  const send = async (tenant?: string) => {
    try {
      await signIn.mutateAsync({ email, password, ...(tenant ? { tenant } : {}) })
    } catch (error) {
      const shape = errorOf(error)
      if (shape?.reason !== 'choose_tenant') return
      setTenants((shape.details?.['tenants'] as Choice[] | undefined) ?? [])
      setStep('tenant')
      signIn.reset()
    }
  }
  const next = (event: FormEvent) => {
    event.preventDefault()
    if (step === 'email') setStep('password')
    else void send()
  }
  const back = () => { signIn.reset(); setStep('email'); setPassword('') }

  return (
    <DoorFrame title={t(step === 'tenant' ? 'signIn.choose' : 'signIn.title')} line={step === 'email' ? line : <button type="button" onClick={back} className="inline-flex max-w-full items-center gap-1.5 rounded-sm hover:text-ink"><ArrowLeft className="size-3.5 shrink-0" /><span className="truncate">{email}</span></button>} foot={step === 'email' ? foot : undefined}>
      {signIn.error && <ErrorState compact error={signIn.error} />}
      {step === 'tenant'
        ? <ul className="flex flex-col gap-2">{tenants.map((tenant) => (
            <li key={tenant.slug}><Button className="w-full justify-between" disabled={signIn.isPending} onClick={() => void send(tenant.slug)}><span>{tenant.name}</span><span className="figures text-sm font-normal text-muted">{tenant.slug}</span></Button></li>
          ))}</ul>
        : (
          <form onSubmit={next} className="flex flex-col gap-4">
            {step === 'email'
              ? <Field label={t('signIn.email')}><Input ref={field} type="email" name="email" autoComplete="username" required maxLength={254} value={email} onChange={(e) => setEmail(e.target.value)} className="h-10" /></Field>
              : <>
                  <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
                  <Field label={t('signIn.password')}><Input ref={field} type="password" name="password" autoComplete="current-password" required maxLength={200} value={password} onChange={(e) => setPassword(e.target.value)} className="h-10" /></Field>
                </>}
            <Button type="submit" look="primary" busy={signIn.isPending} className="h-10 w-full">{t(step === 'email' ? 'signIn.next' : 'signIn.submit')}<ArrowRight /></Button>
          </form>
        )}
    </DoorFrame>
  )
}
