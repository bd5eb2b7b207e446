import { RecordAction, useClient, useCommands, useRefresh } from '@colonnade/screens'
import { Button, DropdownMenu, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { CirclePlay, CircleStop } from 'lucide-react'
import type { VmRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

/** Starts or stops a machine; where a hypervisor has it, it is done there. */
export function PowerButtons({ vm }: { vm: VmRow }) {
  const t = useConsoleText()
  const client = useClient()
  const refreshVms = useRefresh(['datacenter', 'virtualMachine'])
  const refreshOperations = useRefresh(['datacenter', 'operation'])
  const power = useMutation({
    meta: { quiet: true },
    mutationFn: ({ on, force = false }: { on: boolean; force?: boolean }) => (on ? client.datacenter.virtualMachine.start : client.datacenter.virtualMachine.stop).mutate({ id: vm.id, force }),
    onSuccess: async (_, { on }) => { await Promise.all([refreshVms(), refreshOperations()]); toast.success(t(on ? 'outside.startAsked' : 'outside.stopAsked', { name: vm.name })) },
    onError: (error) => { toast.error(error) },
  })
  const running = vm.observedState ? vm.observedState === 'running' : vm.status === 'active'
  const ways = [{ id: 'stop', label: t('outside.stopGently'), force: false }, { id: 'force', label: t('outside.stopForce'), force: true }]
  useCommands(running && vm.observedState && vm.observedState !== 'absent' ? ways.map(({ id, label, force }) => ({ id: `record.stop.${id}`, group: 'record' as const, label: `${label}: ${vm.name}`, icon: <CircleStop />, run: () => power.mutate({ on: false, force }) })) : [])
  if (vm.observedState === 'absent') return null
  if (!running) return <RecordAction id="start" keys="y" icon={<CirclePlay />} busy={power.isPending} onClick={() => power.mutate({ on: true })}>{t('outside.start')}</RecordAction>
  if (!vm.observedState) return <RecordAction id="stop" keys="y" icon={<CircleStop />} busy={power.isPending} onClick={() => power.mutate({ on: false })}>{t('outside.stop')}</RecordAction>
  return (
    <DropdownMenu label={t('outside.stop')} items={ways.map(({ id, label, force }) => ({ id, label, danger: force, onSelect: () => power.mutate({ on: false, force }) }))}><Button icon={<CircleStop />} busy={power.isPending}>{t('outside.stop')}</Button></DropdownMenu>
  )
}
