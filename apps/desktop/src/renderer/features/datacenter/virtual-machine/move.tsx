import { RecordAction, useClient, useRefresh } from '@colonnade/screens'
import { Button, Combobox, Dialog, ErrorState, Field, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { ArrowRightLeft } from 'lucide-react'
import { useState } from 'react'
import { useSources } from '../../../lib/options.ts'
import type { VmRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** Moves a machine to a named host of its group, or to whichever suits best. */
export function MoveButton({ vm }: { vm: VmRow }) {
  const t = useConsoleText()
  const client = useClient()
  const sources = useSources()
  const refresh = useRefresh(['datacenter', 'virtualMachine'])
  const [open, setOpen] = useState(false)
  const [host, setHost] = useState<string | null>(null)
  const move = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.datacenter.virtualMachine.move.mutate({ id: vm.id, hostId: host }),
    onSuccess: async (moved) => { await refresh(); toast.success(t('vm.moved', { name: moved.name, host: moved.hostName ?? '' })); setOpen(false) },
  })
  return (
    <>
      <RecordAction id="move" keys="m" icon={<ArrowRightLeft />} onClick={() => { move.reset(); setHost(null); setOpen(true) }}>{t('vm.move')}</RecordAction>
      <Dialog open={open} onOpenChange={setOpen} title={t('vm.moveTitle', { name: vm.name })} description={t('vm.moveLine', { host: vm.hostName ?? '' })}
        footer={<Button look="primary" busy={move.isPending} onClick={() => move.mutate()}>{t('vm.move')}</Button>}>
        <div className="flex flex-col gap-4">
          {move.error && <ErrorState compact error={move.error} />}
          <Field label={t('entity.host.one')} help={t('vm.moveHelp')}><Combobox clearable value={host} onValue={setHost} options={sources.hostsOf(vm.groupId)} placeholder={t('vm.bestHost')} /></Field>
        </div>
      </Dialog>
    </>
  )
}
