import type { HostPowerAction } from '@colonnade/contract/datacenter'
import { useClient, useCommands, useRefresh } from '@colonnade/screens'
import { Button, ConfirmDanger, DropdownMenu, toast } from '@colonnade/ui'
import { useMutation } from '@tanstack/react-query'
import { Power } from 'lucide-react'
import { useState } from 'react'
import { useFields } from '../../../lib/fields.ts'
import type { HostRow } from '../../../lib/related-list.tsx'
import { useConsoleText } from '../../../locales/index.ts'

const actions: readonly HostPowerAction[] = ['on', 'graceful_shutdown', 'graceful_restart', 'force_off', 'force_restart']

/** Switches a host through its controller; what disturbs machines on it wants its name typed. */
export function PowerMenu({ host }: { host: HostRow }) {
  const t = useConsoleText()
  const client = useClient()
  const fields = useFields('host')
  const refresh = useRefresh(['datacenter', 'operation'])
  const [asked, setAsked] = useState<HostPowerAction | null>(null)
  const power = useMutation({
    meta: { quiet: true },
    mutationFn: ({ action, confirm }: { action: HostPowerAction; confirm?: string }) => client.datacenter.host.power.mutate({ id: host.id, action, confirm }),
    onSuccess: async (_, { action }) => { await refresh(); toast.success(t('outside.powerAsked', { action: fields.option(action), name: host.name })) },
    onError: (error) => { toast.error(error) },
  })
  const disturbs = (action: HostPowerAction) => action !== 'on' && (host.vmCount > 0 || action.startsWith('force'))
  const items = actions.map((action) => ({
    id: action, label: fields.option(action), danger: action.startsWith('force'), disabled: action === 'on' ? host.observedPower === 'on' : host.observedPower === 'off',
    onSelect: () => { if (disturbs(action)) setAsked(action); else power.mutate({ action }) },
  }))
  useCommands(items.filter(({ disabled }) => !disabled).map(({ id, label, onSelect }) => ({ id: `record.power.${id.replaceAll('_', '-')}`, group: 'record' as const, label: `${t('outside.power')}: ${label}`, icon: <Power />, run: onSelect })))
  return (
    <>
      <DropdownMenu items={items} label={t('outside.power')}><Button icon={<Power />} busy={power.isPending}>{t('outside.power')}</Button></DropdownMenu>
      <ConfirmDanger open={asked !== null} onOpenChange={(open) => { if (!open) setAsked(null) }} title={t('outside.powerTitle', { action: asked ? fields.option(asked) : '', name: host.name })} name={host.name}
        consequence={host.vmCount ? t('outside.machinesStand', { n: host.vmCount }) : t('outside.forcedLine')} action={asked ? fields.option(asked) : ''} onConfirm={async () => { await power.mutateAsync({ action: asked!, confirm: host.name }).catch(() => {}) }} />
    </>
  )
}
