// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderApp } from '../test/render.tsx'
import { DropZone, FileChooser } from './drop-zone.tsx'

test('files dropped while others are still being read are not taken', () => {
  const onFiles = vi.fn()
  const file = new File(['a'], 'a.csv')
  const drop = (busy: boolean) => {
    const { container, unmount } = renderApp(<DropZone busy={busy} multiple accept=".csv" onFiles={onFiles} />)
    fireEvent.drop(container.firstElementChild!, { dataTransfer: { files: [file] } })
    unmount()
  }
  drop(true)
  expect(onFiles).not.toHaveBeenCalled()
  drop(false)
  expect(onFiles).toHaveBeenCalledWith([file])
})

test('the system\'s dialog is asked for several where several are taken, and what it answers too late is not taken', async () => {
  const onFiles = vi.fn()
  const files = [new File(['a'], 'a.csv'), new File(['b'], 'b.csv')]
  let answer = (): void => undefined
  const chooser = vi.fn(() => new Promise<File[]>((resolve) => { answer = () => resolve(files) }))
  const zone = (busy: boolean) => <FileChooser value={chooser}><DropZone busy={busy} multiple accept=".csv,text/csv" onFiles={onFiles} /></FileChooser>
  const { rerender } = renderApp(zone(false))
  const choose = () => fireEvent.click(screen.getByRole('button', { name: 'choose them' }))
  choose()
  expect(chooser).toHaveBeenCalledWith(['csv'], true)
  await act(async () => answer())
  expect(onFiles).toHaveBeenCalledWith(files)
  choose()
  rerender(zone(true))
  await act(async () => answer())
  expect(onFiles).toHaveBeenCalledTimes(1)
})
