// @vitest-environment jsdom
import { fireEvent } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderApp } from '../test/render.tsx'
import { DropZone } from './drop-zone.tsx'

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
