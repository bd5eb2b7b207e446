import { Button, Checkbox, CopyButton, Dialog, ErrorState, Field, Input, Mono, Select, toErrorShape } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useClient } from '../api/api-context.ts'
import { useRefresh } from '../resource/forms.tsx'
import { useMe } from '../session/use-session.ts'
import { usePermissionWords } from './role-matrix.tsx'
import { useIdentityText } from './text.ts'

const lives = ['30', '90', '365', ''] as const
const dayMs = 24 * 3600_000

/** Asks what a token is for, what it may and how long it lives; then shows it, this once. */
export function NewToken({ onClose }: { onClose: () => void }) {
  const t = useIdentityText()
  const client = useClient()
  const refresh = useRefresh(['identity', 'apiToken'])
  const [name, setName] = useState('')
  const [days, setDays] = useState<string>('90')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const make = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.identity.apiToken.create.mutate({ name: name.trim(), permissions: [...chosen] as never, expiresAt: days ? new Date(Date.now() + Number(days) * dayMs).toISOString() : null }),
    onSuccess: () => refresh(),
  })
  const problems = make.error ? (toErrorShape(make.error).fields ?? []) : []
  const at = (path: string) => problems.find((p) => p.path === path)?.message
  const submit = () => { setTried(true); if (name.trim() && chosen.size) make.mutate() }
  if (make.data) {
    return (
      <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('token.made')} description={t('token.once')} footer={<Button look="primary" onClick={onClose}>{t('token.kept')}</Button>}>
        <p className="flex items-center gap-2 rounded-md border bg-raised py-2 pr-2 pl-3"><Mono className="min-w-0 flex-1 break-all select-all">{make.data.token}</Mono><CopyButton value={make.data.token} /></p>
      </Dialog>
    )
  }
  return (
    <Dialog open wide onOpenChange={(open) => { if (!open) onClose() }} title={t('token.new')} description={t('token.newLine')}
      footer={<><Button onClick={onClose}>{t('cancel')}</Button><Button look="primary" busy={make.isPending} onClick={submit}>{t('token.create')}</Button></>}>
      <form className="flex flex-col gap-4" onSubmit={(e) => { e.preventDefault(); submit() }}>
        {make.error && !problems.length && <ErrorState compact error={make.error} />}
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_180px]">
          <Field label={t('token.name')} required error={at('name') ?? (tried && !name.trim() ? t('required') : undefined)}><Input value={name} maxLength={100} placeholder={t('token.namePlaceholder')} onChange={(e) => setName(e.target.value)} /></Field>
          <Field label={t('token.lives')} error={at('expiresAt')}><Select value={days || 'never'} onValue={(v) => setDays(v === 'never' ? '' : v)} options={lives.map((d) => ({ value: d || 'never', label: d ? t('token.days', { n: d }) : t('token.neverExpires') }))} /></Field>
        </div>
        <Permissions chosen={chosen} onChosen={setChosen} />
        {tried && !chosen.size && <p role="alert" className="text-sm font-medium text-fail-text">{t('token.choose')}</p>}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}

/** The permissions of the person, grouped; a token may never do more than its owner. */
function Permissions({ chosen, onChosen }: { chosen: ReadonlySet<string>; onChosen: (chosen: ReadonlySet<string>) => void }) {
  const t = useIdentityText()
  const me = useMe()
  const words = usePermissionWords()
  const groups = useMemo(() => [...Map.groupBy(me.permissions, (p) => p.split(':')[0] ?? '')], [me.permissions])
  const set = (names: readonly string[], on: boolean) => { const next = new Set(chosen); for (const n of names) { if (on) next.add(n); else next.delete(n) } onChosen(next) }
  const stateOf = (names: readonly string[]) => { const n = names.filter((p) => chosen.has(p)).length; return n === 0 ? false : n === names.length ? true : 'indeterminate' as const }
  return (
    <fieldset>
      <div className="mb-1.5 flex items-center justify-between gap-3"><legend className="font-medium">{t('token.permissions')}</legend><span className="flex gap-1"><Button size="sm" look="ghost" onClick={() => set(me.permissions.filter((p) => /:(read|search)$/.test(p)), true)}>{t('token.allReads')}</Button><Button size="sm" look="ghost" onClick={() => onChosen(new Set())}>{t('token.none')}</Button></span></div>
      <ul className="divide-y rounded-md border">
        {groups.map(([resource, names]) => (
          <li key={resource} className="grid gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[190px_minmax(0,1fr)]">
            <Checkbox label={<span className="font-medium">{words.resource(resource)}</span>} checked={stateOf(names)} onChecked={(on) => set(names, on)} />
            <span className="flex flex-wrap gap-x-4 gap-y-1 max-sm:pl-6">{names.map((p) => <Checkbox key={p} label={words.action(p.split(':')[1] ?? '')} checked={chosen.has(p)} onChecked={(on) => set([p], on)} />)}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
