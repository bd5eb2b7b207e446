// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { createCommandStore } from './command.ts'
import { useCommandKeys } from './use-command-keys.ts'
import { CommandProvider, useCommands } from './use-commands.tsx'

function Page({ run, children }: { run: () => void; children?: React.ReactNode }) {
  useCommands([{ id: 'import', label: 'Import', keys: 'i', group: 'page', run }])
  useCommandKeys()
  return <main>{children}</main>
}
const show = (run: () => void, children?: React.ReactNode) => render(<CommandProvider value={createCommandStore()}><Page run={run}>{children}</Page></CommandProvider>)

test('an open question has the keyboard to itself, also when the focus was lost to the page', () => {
  const run = vi.fn()
  const { unmount } = show(run, <div role="dialog">Search</div>)
  fireEvent.keyDown(document.body, { key: 'i' })
  expect(run).not.toHaveBeenCalled()
  unmount()
  show(run, <div role="dialog" aria-modal={false}>a record beside its list</div>)
  fireEvent.keyDown(document.body, { key: 'i' })
  expect(run).toHaveBeenCalledOnce()
})
