// @vitest-environment jsdom
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { InApp } from '../test/in-app.tsx'
import type { Entity } from './entity.ts'
import { RecordPanel } from './record.tsx'

interface Row { id: string }
const Typed = ({ label }: { label: string }) => { const [text, setText] = useState(''); return <input aria-label={label} value={text} onChange={(e) => setText(e.target.value)} /> }
const entity = {
  path: ['datacenter', 'host'], permissions: 'baremetals', api: { get: { query: async ({ id }: Row) => ({ id }) } }, schemas: {}, words: { one: 'Host', many: 'Hosts', empty: '' }, columns: [],
  title: (row: Row) => `host ${row.id}`, summary: () => <Typed label="Note" />, recordActions: () => <Typed label="Answer" />,
} as unknown as Entity<Row>

function Steps() {
  const [id, setId] = useState('a')
  return <><button type="button" onClick={() => setId('b')}>step</button><RecordPanel entity={entity} id={id} preset={{ id }} /></>
}

test('what was typed into one record, or answered about it, does not stand under the name of the next', async () => {
  renderApp(<InApp><Steps /></InApp>)
  for (const label of ['Note', 'Answer']) fireEvent.change(await screen.findByLabelText(label), { target: { value: 'of a' } })
  fireEvent.click(screen.getByText('step'))
  await screen.findByRole('dialog', { name: 'host b' })
  for (const label of ['Note', 'Answer']) expect((screen.getByLabelText(label) as HTMLInputElement).value).toBe('')
})
