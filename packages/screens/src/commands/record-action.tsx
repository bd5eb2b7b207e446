import { Button, type ButtonProps } from '@colonnade/ui'
import type { Command } from './command.ts'
import { useCommands } from './use-commands.tsx'

/** Props of `RecordAction`: a button's, what it is called among the commands, and the key that does the same. */
export interface RecordActionProps extends Omit<ButtonProps, 'id' | 'onClick' | 'children' | 'asChild'> { id: string; keys?: string; children: string; onClick: () => void }

/** A button of the open record that is a command too: for as long as it is there, palette, menu, keyboard and help offer what it does. */
export function RecordAction({ id, keys, children, onClick, icon, disabled, busy, ...rest }: RecordActionProps) {
  useCommands(disabled || busy ? [] : [{ id: `record.${id}`, group: 'record', label: children, icon, ...(keys ? { keys } : {}), run: onClick } satisfies Command])
  return <Button icon={icon} disabled={disabled} busy={busy} onClick={onClick} {...(keys ? { 'aria-keyshortcuts': keys.toUpperCase() } : {})} {...rest}>{children}</Button>
}
