import { Dialog, Kbd } from '@colonnade/ui'
import { Fragment } from 'react'
import { useScreensText } from '../locales/index.ts'
import type { Command, CommandGroup } from './command.ts'
import { useAllCommands } from './use-commands.tsx'

const order: readonly CommandGroup[] = ['page', 'record', 'go', 'add', 'view', 'site', 'app', 'help']
// What lists, records and forms listen to by themselves, wherever one is.
const fixed = [['↑ ↓', 'move'], ['Enter', 'open'], ['Space', 'choose'], ['J K', 'step'], ['/', 'find'], ['Esc', 'close'], ['mod ↵', 'save']] as const

/** Keys as they are drawn: `mod+shift+e` → “mod shift E”, a sequence as two keys. */
export function Keys({ keys }: { keys: string }) {
  const strokes = keys.split(' ')
  return <span className="inline-flex gap-1">{strokes.map((stroke, i) => <Kbd key={i}>{stroke.split('+').map((part) => (part.length === 1 ? part.toUpperCase() : part)).join(' ')}</Kbd>)}</span>
}

/** An accelerator of the system's menu, drawn like other keys. */
function Chord({ of }: { of: string }) {
  return <Kbd>{of.replace('CmdOrCtrl', 'mod').replaceAll('+', ' ')}</Kbd>
}

function Group({ title, commands, native }: { title: string; commands: readonly Command[]; native: boolean }) {
  return (
    <section className="mb-5 break-inside-avoid">
      <h3 className="mb-1 border-b pb-1 text-sm text-muted">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1">
        {commands.map(({ id, label, keys, accelerator }) => (
          <Fragment key={id}><dt className="min-w-0 truncate">{label}</dt><dd className="flex justify-end gap-1.5">{keys && <Keys keys={keys} />}{native && accelerator && accelerator.replace('CmdOrCtrl', 'mod').toLowerCase() !== keys && <Chord of={accelerator} />}</dd></Fragment>
        ))}
      </dl>
    </section>
  )
}

/** All keys there are just now, by what they are for. `native`: the system's menu has keys of its own too. */
export function ShortcutHelp({ open, onOpenChange, native = false }: { open: boolean; onOpenChange: (open: boolean) => void; native?: boolean }) {
  const t = useScreensText()
  const all = useAllCommands().filter(({ keys, accelerator }) => keys ?? (native ? accelerator : undefined))
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts.title')} wide>
      <div className="columns-2 gap-8 max-sm:columns-1">
        {order.map((group) => {
          const commands = all.filter((command) => command.group === group)
          return commands.length > 0 && <Group key={group} title={t(`shortcuts.group.${group}`)} commands={commands} native={native} />
        })}
        <Group title={t('shortcuts.group.lists')} native={false} commands={fixed.map(([keys, what]) => ({ id: what, group: 'view', label: t(`shortcuts.lists.${what}`), keys: keys.replaceAll(' ', '\u00a0'), run: () => undefined }))} />
      </div>
    </Dialog>
  )
}
