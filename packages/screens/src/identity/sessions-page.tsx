import { Badge, Button, ErrorState, Mono, Skeleton, toast, useFormat } from '@colonnade/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Laptop, LogOut, Smartphone } from 'lucide-react'
import { useClient, useTRPC } from '../api/api-context.ts'
import { useScreensText } from '../locales/index.ts'
import { useRefresh } from '../resource/forms.tsx'
import { describeAgent } from './describe-agent.ts'
import { SettingsFrame } from './frame.tsx'

/** The devices one is signed in on; each can be signed out from here. */
export function SessionsPage() {
  const t = useScreensText()
  const f = useFormat()
  const client = useClient()
  const trpc = useTRPC()
  const refresh = useRefresh(['identity', 'session'])
  const sessions = useQuery(trpc.identity.session.list.queryOptions())
  const revoke = useMutation({
    mutationFn: (ids: string[]) => client.identity.session.revoke.mutate({ ids }),
    onSuccess: async ({ changed }) => { await refresh(); toast.success(t('session.ended', { n: f.number(changed) })) },
  })
  const rows = sessions.data ?? []
  const others = rows.filter((s) => !s.current).map((s) => s.id)
  return (
    <SettingsFrame title={t('session.many')} line={t('session.line')} actions={others.length > 0 && <Button icon={<LogOut />} busy={revoke.isPending} onClick={() => revoke.mutate(others)}>{t('session.endOthers')}</Button>}>
      {sessions.isError && !sessions.data && <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className="divide-y rounded-md border bg-surface empty:hidden">
        {sessions.isPending && [1, 2].map((n) => <li key={n} className="flex flex-col gap-2 px-4 py-4"><Skeleton className="w-1/3" /><Skeleton className="w-1/2" /></li>)}
        {rows.map((session) => {
          const device = describeAgent(session.userAgent)
          const Icon = device.phone ? Smartphone : Laptop
          return (
            <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <Icon aria-hidden className="size-5 shrink-0 text-muted" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-2"><span className="font-medium">{device.name ?? '—'}</span>{session.current && <Badge tone="accent">{t('session.current')}</Badge>}</p>
                <p className="flex flex-wrap gap-x-3 text-sm text-muted">{session.ipAddress && <Mono>{session.ipAddress}</Mono>}<span title={f.dateTime(session.lastSeenAt)}>{t('session.seen', { when: f.relative(session.lastSeenAt) })}</span><span>{t('session.since', { when: f.dateTime(session.createdAt) })}</span></p>
              </div>
              {!session.current && <Button size="sm" disabled={revoke.isPending} onClick={() => revoke.mutate([session.id])}>{t('session.end')}</Button>}
            </li>
          )
        })}
      </ul>
    </SettingsFrame>
  )
}
