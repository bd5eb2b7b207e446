import { appRouter, type ServiceCtx } from '@colonnade/trpc'
import { checkAlerts } from '@colonnade/trpc/domains/datacenter/index'
import { createCallerFactory } from '@colonnade/trpc/kernel/trpc'

const asCaller = createCallerFactory(appRouter)
type Datacenter = ReturnType<typeof asCaller>['datacenter']

const people = [
  { name: 'Olivia Operator', account: 'olivia', email: 'operator@colonnade.example' }, { name: 'Ben Night', account: 'ben.night', email: 'ben.night@colonnade.example' },
  { name: '林雅婷', account: 'lin.yating', email: 'lin.yating@colonnade.example' }, { name: '王建国', account: 'wang.jianguo', email: null },
]
const teams = [
  { name: 'Night shift', description: 'From eight in the evening to six in the morning', manager: 'ben.night', members: ['olivia'], racks: 'tpe-b' },
  { name: 'Frankfurt hands', description: 'On site in fra-1', manager: 'olivia', members: ['wang.jianguo'], racks: 'fra-a' },
]
const tags = [
  { name: 'production', color: 'verdigris', description: 'What customers would notice' }, { name: 'warranty ends', color: 'ochre', description: 'Vendor support ends this year' },
  { name: 'new', color: 'slate', description: null },
] as const

/** Who looks after the sample rooms, what is marked, what was noted, and the alerts that follow from what is wrong there. */
export async function sampleCare(ctx: ServiceCtx): Promise<void> {
  const { datacenter } = asCaller(ctx)
  await staff(datacenter)
  await marks(datacenter)
  await checkAlerts(ctx.services)
}

async function staff(datacenter: Datacenter): Promise<void> {
  const ids = new Map<string, string>()
  for (const one of people) ids.set(one.account, (await datacenter.maintainer.create(one)).id)
  for (const { name, description, manager, members, racks } of teams) {
    const { id: groupId } = await datacenter.maintainerGroup.create({ name, description, managerId: ids.get(manager)! })
    for (const member of members) await datacenter.maintainerGroupMember.create({ groupId, maintainerId: ids.get(member)! })
    const found = await datacenter.rack.list({ filter: [{ field: 'name', op: 'startsWith', value: racks }] })
    await datacenter.resourceMaintainer.assign({ resourceType: 'rack', resourceIds: found.items.map((r) => r.id), maintainers: [{ type: 'maintainer_group', id: groupId }] })
  }
  const [gpu] = (await datacenter.group.list({ filter: [{ field: 'name', value: 'gpu' }] })).items
  if (gpu) await datacenter.resourceMaintainer.assign({ resourceType: 'baremetal_group', resourceIds: [gpu.id], maintainers: [{ type: 'maintainer', id: ids.get('olivia')! }, { type: 'maintainer', id: ids.get('lin.yating')! }] })
}

async function marks(datacenter: Datacenter): Promise<void> {
  const ids = new Map<string, string>()
  for (const one of tags) ids.set(one.name, (await datacenter.tag.create(one)).id)
  const hosts = async (prefix: string, limit: number) => (await datacenter.host.list({ filter: [{ field: 'name', op: 'startsWith', value: prefix }], sort: [{ field: 'name' }], limit })).items.map((h) => h.id)
  await datacenter.tag.attach({ resourceType: 'baremetal', resourceIds: await hosts('gpu-', 12), tagIds: [ids.get('production')!] })
  await datacenter.tag.attach({ resourceType: 'baremetal', resourceIds: await hosts('general-', 6), tagIds: [ids.get('production')!, ids.get('warranty ends')!] })
  const [out] = (await datacenter.host.list({ filter: [{ field: 'status', value: 'maintenance' }], limit: 1 })).items
  if (!out) return
  await datacenter.journal.create({ resourceType: 'baremetal', resourceId: out.id, kind: 'warning', text: 'Second memory module reports correctable errors.\nTaken out of service until it is replaced.' })
  await datacenter.journal.create({ resourceType: 'baremetal', resourceId: out.id, kind: 'info', text: 'Module ordered, expected within the week.' })
}
