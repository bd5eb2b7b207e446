// @vitest-environment jsdom
import { InApp, wireOf } from '@colonnade/screens/test/in-app.tsx'
import { renderApp } from '@colonnade/ui/test/render.tsx'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { consoleLocales } from '../../../locales/index.ts'
import { GroupMembers } from './members.tsx'
import { RecordMaintainers } from './record-maintainers.tsx'
import { useMaintainerGroupEntity } from './use-maintainer-group-entity.tsx'

const words = { console: consoleLocales }
const undo = async (said: string) => { fireEvent.click(within((await screen.findByText(said)).closest('li')!).getByRole('button', { name: 'Undo' })) }
const changes = (wire: ReturnType<typeof wireOf>) => wire.asked.filter(({ path }) => !/\.(list|of)$/.test(path)).map(({ path, input }) => [path.replace('datacenter.', ''), input])

test('a maintainer taken off a record by a slip is put back with Undo', async () => {
  const one = { id: 'x', maintainerType: 'maintainer', maintainerId: 'm1', name: 'Ada', account: 'ada', email: null, status: 'active', members: [] }
  const wire = wireOf({ 'datacenter.resourceMaintainer.of': () => [one], 'datacenter.resourceMaintainer.unassign': () => ({ changed: 1 }), 'datacenter.resourceMaintainer.assign': () => ({ changed: 1 }) })
  renderApp(<InApp wire={wire} words={words}><RecordMaintainers type="rack" id="r1" mayChange /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: 'Take Ada off' }))
  await undo('Ada was taken off.')
  const input = { resourceType: 'rack', resourceIds: ['r1'], maintainers: [{ type: 'maintainer', id: 'm1' }] }
  await waitFor(() => expect(changes(wire)).toEqual([['resourceMaintainer.unassign', input], ['resourceMaintainer.assign', input]]))
})

test('a member taken out of a group by a slip is put back with Undo', async () => {
  const member = { id: 'x', maintainerId: 'm1', maintainerName: 'Ada', maintainerAccount: 'ada' }
  const wire = wireOf({ 'datacenter.maintainerGroupMember.list': () => ({ items: [member], count: 1 }), 'datacenter.maintainerGroupMember.remove': () => ({ changed: 1 }), 'datacenter.maintainerGroupMember.create': () => member })
  renderApp(<InApp wire={wire} words={words}><GroupMembers id="g1" managerId={null} /></InApp>)
  fireEvent.click(await screen.findByRole('button', { name: 'Take Ada out of the group' }))
  await undo('Ada was taken out of the group.')
  await waitFor(() => expect(changes(wire)).toEqual([['maintainerGroupMember.remove', { ids: ['x'] }], ['maintainerGroupMember.create', { groupId: 'g1', maintainerId: 'm1' }]]))
})

test('what a group looks after is a tab only for who may read it', async () => {
  const Tabs = () => <p>{useMaintainerGroupEntity().tabs!.map(({ id }) => id).join()}</p>
  renderApp(<InApp words={words} may={['maintainer_groups:read']}><Tabs /></InApp>)
  await screen.findByText('members')
  renderApp(<InApp words={words}><Tabs /></InApp>)
  await screen.findByText('members,resources')
})
