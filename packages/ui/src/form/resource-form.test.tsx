// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import * as z from 'zod'
import { setPreferences } from '../lib/prefs.ts'
import { renderApp } from '../test/render.tsx'
import { changedFields, mergeConflict } from './conflict.ts'
import { readDraft } from './drafts.ts'
import { ResourceForm } from './resource-form.tsx'

const schema = z.strictObject({ name: z.string().min(3).meta({ label: 'Name' }), memory: z.int().min(1).meta({ label: 'Memory', unit: 'MB' }), note: z.string().nullable().optional().meta({ label: 'Note' }), secretToken: z.string().optional().meta({ widget: 'password' }) })
const start = { name: 'host-a', memory: 1024, note: 'old' }
const save = () => fireEvent.keyDown(screen.getByLabelText(/^Name/), { key: 'Enter', ctrlKey: true })
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('saves parsed values with what changed, by Ctrl-Enter', async () => {
  const onSubmit = vi.fn()
  renderApp(<ResourceForm schema={schema} defaultValues={start} version={3} onSubmit={onSubmit} />)
  type(/^Memory/, '2048')
  type(/^Note/, '')
  save()
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ name: 'host-a', memory: 2048, note: null }, { changed: { memory: 2048, note: null }, version: 3 }))
})

test('a time is typed in the reader’s zone, not the machine’s', async () => {
  const onSubmit = vi.fn()
  setPreferences({ zone: 'Asia/Shanghai' })
  renderApp(<ResourceForm schema={z.strictObject({ startsAt: z.iso.datetime().meta({ label: 'From' }) })} defaultValues={{ startsAt: '2026-11-21T01:30:00.000Z' }} onSubmit={onSubmit} submitLabel="Save" />)
  const field = screen.getByLabelText(/^From/) as HTMLInputElement
  expect(field.value).toBe('2026-11-21T09:30')
  type(/^From/, '2026-11-22T10:00')
  fireEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(onSubmit).toHaveBeenCalledWith({ startsAt: '2026-11-22T02:00:00.000Z' }, expect.anything()))
  setPreferences({ zone: undefined })
})

test('problems stand at the field and gathered on top, in the reader’s language', async () => {
  const onSubmit = vi.fn()
  renderApp(<ResourceForm schema={schema} defaultValues={start} onSubmit={onSubmit} />, 'zh-TW')
  type(/^Name/, '')
  type(/^Memory/, 'lots')
  save()
  const alerts = await screen.findAllByRole('alert')
  expect(alerts[0]?.textContent).toContain('有 2 處需要修改')
  expect(screen.getAllByText('此欄必填。')).not.toHaveLength(0)
  expect(screen.getAllByText('請填寫數字。')).not.toHaveLength(0)
  expect(screen.getByLabelText(/^Name/).getAttribute('aria-invalid')).toBe('true')
  expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('')
  expect(onSubmit).not.toHaveBeenCalled()
})

test('the server’s complaint lands at its field', async () => {
  renderApp(<ResourceForm schema={schema} defaultValues={start} onSubmit={async () => { throw { shape: { code: 'BAD_REQUEST', reason: 'taken', message: 'Taken.', fields: [{ path: 'data.name', message: 'Another host has this name.' }] } } }} />)
  save()
  await waitFor(() => expect(screen.getByLabelText(/^Name/).getAttribute('aria-describedby')).toContain('error'))
  expect(screen.getAllByText(/Another host has this name/)).toHaveLength(2)
})

test('a conflict asks per field, then sends the result on the newer version', async () => {
  const sent: unknown[] = []
  const onSubmit = async (values: object, context: { version?: number; changed: object }) => {
    sent.push([values, context])
    if (context.version === 3) throw { data: { code: 'CONFLICT', reason: 'stale', message: 'Stale.', currentVersion: 5, conflicts: [{ field: 'name', mine: 'mine-x', theirs: 'theirs-x' }, { field: 'memory', mine: 2048, theirs: 4096 }] } }
  }
  renderApp(<ResourceForm schema={schema} defaultValues={start} version={3} onSubmit={onSubmit} />)
  type(/^Name/, 'mine-x')
  type(/^Memory/, '2048')
  save()
  await screen.findByText('Someone changed this meanwhile')
  const result = screen.getByRole('button', { name: 'Save the result' }) as HTMLButtonElement
  expect(result.disabled).toBe(true)
  fireEvent.click(screen.getByLabelText(/mine-x/))
  fireEvent.click(screen.getByLabelText(/4096/))
  fireEvent.click(result)
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]).toEqual([{ name: 'mine-x', memory: 4096, note: 'old' }, { changed: { name: 'mine-x' }, version: 5 }])
})

test('regression: a change by others that arrives while one types is not overwritten unseen', async () => {
  const sent: unknown[] = []
  const onSubmit = async (_values: object, context: { version?: number; changed: object }) => {
    sent.push(context)
    if (context.version === 3) throw { data: { code: 'CONFLICT', reason: 'stale_version', message: 'Stale.', currentVersion: 4, conflicts: [{ field: 'name', mine: 'mine-x', theirs: 'theirs-x' }] } }
  }
  const form = (name: string, version: number) => <ResourceForm schema={schema} defaultValues={{ ...start, name }} version={version} onSubmit={onSubmit} />
  const { rerender } = renderApp(form('host-a', 3))
  type(/^Name/, 'mine-x')
  rerender(form('theirs-x', 4))
  save()
  await screen.findByText('Someone changed this meanwhile')
  expect(sent).toEqual([{ changed: { name: 'mine-x' }, version: 3 }])
  fireEvent.click(screen.getByLabelText(/mine-x/))
  fireEvent.click(screen.getByRole('button', { name: 'Save the result' }))
  await waitFor(() => expect(sent[1]).toEqual({ changed: { name: 'mine-x' }, version: 4 }))
})

test('regression: others changed another field: nothing is asked, both edits stay', async () => {
  const sent: unknown[] = []
  const onSubmit = async (_values: object, context: { version?: number; changed: object }) => {
    sent.push(context)
    if (context.version === 3) throw { data: { code: 'CONFLICT', reason: 'stale_version', message: 'Stale.', currentVersion: 4, conflicts: [{ field: 'memory', mine: 2048, theirs: 1024 }] } }
  }
  renderApp(<ResourceForm schema={schema} defaultValues={start} version={3} onSubmit={onSubmit} />)
  type(/^Memory/, '2048')
  save()
  await waitFor(() => expect(sent).toEqual([{ changed: { memory: 2048 }, version: 3 }, { changed: { memory: 2048 }, version: 4 }]))
  expect(screen.queryByText('Someone changed this meanwhile')).toBeNull()
})

test('regression: a form that stays open after saving measures the next edit against what was saved', async () => {
  const sent: unknown[] = []
  renderApp(<ResourceForm schema={schema} defaultValues={start} version={3} onSubmit={async (_values, context) => { sent.push(context.changed) }} />)
  type(/^Memory/, '2048')
  save()
  await waitFor(() => expect(sent).toEqual([{ memory: 2048 }]))
  type(/^Memory/, '1024')
  save()
  await waitFor(() => expect(sent).toEqual([{ memory: 2048 }, { memory: 1024 }]))
})

test('a form nobody has typed in follows the record', () => {
  const form = (name: string, version: number) => <ResourceForm schema={schema} defaultValues={{ ...start, name }} version={version} onSubmit={() => undefined} />
  const { rerender } = renderApp(form('host-a', 3))
  rerender(form('host-b', 4))
  expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('host-b')
})

test('what was typed comes back after the window was closed, secrets excepted', async () => {
  vi.useFakeTimers()
  const form = <ResourceForm schema={schema} defaultValues={start} draftKey="k" onSubmit={() => undefined} />
  const first = renderApp(form)
  type(/^Note/, '半分')
  type(/^Secret/, 's3cret')
  await act(async () => { vi.advanceTimersByTime(500) })
  vi.useRealTimers()
  first.unmount()
  expect(readDraft('', 'k')).toEqual({ typed: { note: '半分' }, over: { values: { note: 'old' } } })
  renderApp(form)
  await screen.findByText('Your unsaved changes from before are back.')
  expect((screen.getByLabelText(/^Note/) as HTMLInputElement).value).toBe('半分')
  fireEvent.click(screen.getByText('Discard them'))
  expect((screen.getByLabelText(/^Note/) as HTMLInputElement).value).toBe('old')
  expect(readDraft('', 'k')).toBeUndefined()
})

test('merging takes theirs only where theirs was chosen', () => {
  expect(mergeConflict({ a: 1, b: 2, c: 3 }, [{ field: 'a', mine: 1, theirs: 9 }, { field: 'b', mine: 2, theirs: 8 }], { a: 'theirs', b: 'mine' })).toEqual({ a: 9, b: 2, c: 3 })
  expect(changedFields({ a: 1, b: [1], c: null }, { a: 1, b: [2], c: undefined })).toEqual({ b: [1] })
})
