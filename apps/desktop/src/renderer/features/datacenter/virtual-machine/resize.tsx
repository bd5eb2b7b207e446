import type { ResizeWhatIf } from '@colonnade/contract/datacenter'
import { RecordAction, useClient, useRefresh, useTRPC } from '@colonnade/screens'
import { Button, Checkbox, Combobox, Dialog, ErrorState, Field, Skeleton, StatusShape, toast } from '@colonnade/ui'
import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { Scaling } from 'lucide-react'
import { useState } from 'react'
import { useSources } from '../../../lib/options.ts'
import type { VmRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'
import { BeforeAfter } from '../place/before-after.tsx'
import { useReasons } from '../place/use-reason.ts'

/** Gives a machine another size: shows first what that would come to. */
export function ResizeButton({ vm }: { vm: VmRow }) {
  const t = useConsoleText()
  const trpc = useTRPC()
  const client = useClient()
  const sources = useSources()
  const refresh = useRefresh(['datacenter', 'virtualMachine'])
  const [open, setOpen] = useState(false)
  const [specificationId, setSpecification] = useState<string | null>(null)
  const [moveIfNeeded, setMove] = useState(false)
  const asked = specificationId ? { id: vm.id, specificationId, moveIfNeeded } : null
  const ask = useQuery(trpc.datacenter.virtualMachine.resizeWhatIf.queryOptions(open && asked ? asked : skipToken, { retry: false, staleTime: 5000 }))
  const resize = useMutation({
    meta: { quiet: true }, mutationFn: () => client.datacenter.virtualMachine.resize.mutate(asked!),
    onSuccess: async (now) => { await refresh(); toast.success(t('vm.resized', { name: now.name, spec: now.specificationName ?? '', host: now.hostName ?? '' })); setOpen(false) },
  })
  return (
    <>
      <RecordAction id="resize" keys="s" icon={<Scaling />} onClick={() => { resize.reset(); setSpecification(null); setOpen(true) }}>{t('vm.resize')}</RecordAction>
      <Dialog open={open} onOpenChange={setOpen} title={t('vm.resizeTitle', { name: vm.name })} description={t('vm.resizeLine', { spec: vm.specificationName ?? '' })}
        footer={<Button look="primary" busy={resize.isPending} disabled={!ask.data?.ok} onClick={() => resize.mutate()}>{t('vm.resize')}</Button>}>
        <div className="flex flex-col gap-4">
          {resize.error && <ErrorState compact error={resize.error} />}
          <Field label={t('entity.specification.one')} required><Combobox value={specificationId} onValue={setSpecification} options={sources.specifications} /></Field>
          <Checkbox checked={moveIfNeeded} onChecked={setMove} label={t('vm.mayMove')} />
          {ask.isError && <ErrorState compact error={ask.error} />}
          {asked && ask.isPending && <Skeleton className="h-16" />}
          {ask.data && <Answer answer={ask.data} />}
        </div>
      </Dialog>
    </>
  )
}

function Answer({ answer }: { answer: ResizeWhatIf }) {
  const t = useConsoleText()
  const say = useReasons()
  if (answer.ok) {
    return (
      <section aria-live="polite" className="flex flex-col gap-2">
        <p role="status" className="flex items-center gap-2"><StatusShape tone="good" />{t(answer.inPlace ? 'vm.fitsHere' : 'vm.fitsThere', { host: answer.hostName })}</p>
        <BeforeAfter before={answer.before} after={answer.after} capacity={answer.capacity} />
      </section>
    )
  }
  return (
    <section aria-live="polite" className="flex flex-col gap-1">
      <p role="status" className="flex items-center gap-2"><StatusShape tone="fail" />{t(answer.reason === 'quota_exceeded' ? 'place.refused.quota_exceeded' : 'vm.noRoomForSize')}</p>
      {answer.reasons[0] && <p className="text-sm text-muted">{say(answer.reasons[0].reasons)}</p>}
    </section>
  )
}
