import { Button, Dialog, Facts, Mono } from '@colonnade/ui'
import type { DeepLink } from '../../shared/channels.ts'
import { useConsoleText } from '../locales/index.ts'

/** A link to a site this console doesn't know: says where it leads, and asks. Anybody can make a link, so nothing is contacted before the person says so. */
export function StrangerLink({ link, onClose, onAdd }: { link: DeepLink; onClose: () => void; onAdd: (href: string) => void }) {
  const t = useConsoleText()
  const isAddress = /[.:]|^localhost$/.test(link.site)
  const href = `/sites?${new URLSearchParams({ add: '1', ...(isAddress ? { address: `https://${link.site}` } : {}), place: link.path })}`
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }} title={t('links.title')} description={t('links.line')}
      footer={<><Button onClick={onClose}>{t('links.leave')}</Button><Button look="primary" onClick={() => onAdd(href)}>{t('links.add')}</Button></>}>
      <Facts items={[{ label: t('links.site'), value: <Mono className="break-all">{link.site}</Mono> }, { label: t('links.place'), value: <Mono className="break-all">{link.path}</Mono> }]} />
    </Dialog>
  )
}
