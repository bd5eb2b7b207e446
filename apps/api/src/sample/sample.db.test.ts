import { afterAll, beforeAll, expect, it } from 'vitest'
import { anOperator, openWorld, type World } from '@colonnade/testing'
import { sampleData } from './index.ts'

let world: World
beforeAll(async () => { world = await openWorld() }, 120_000)
afterAll(() => world?.close())

it('fills an empty platform with rooms, hosts and machines whose books add up', async () => {
  const lines = await sampleData(world.services)
  expect(lines.length).toBeGreaterThanOrEqual(3)
  const { datacenter } = (await anOperator(world)).api
  const { groups, racks, failing } = await datacenter.overview()
  expect(racks).toBe(8)
  expect(groups.map((g) => [g.name, g.hosts.active + g.hosts.maintenance, g.tenants])).toEqual([['general', 36, 2], ['gpu', 12, 2], ['storage', 12, 2]])
  expect(groups.reduce((sum, g) => sum + g.vms, 0)).toBe(94)
  expect(failing.map((f) => f.kind)).toEqual(expect.arrayContaining(['host_out', 'vm_error']))
  const { items: clusters } = await datacenter.cluster.list({ sort: [{ field: 'name' }] })
  expect(clusters.map((c) => [c.name, c.controlPlaneCount, c.workerCount, c.windowOpen])).toEqual([['aurora-prod', 3, 6, false], ['aurora-staging', 1, 2, true]])
  const nodes = (await datacenter.virtualMachine.list({ filter: [{ field: 'k8sClusterId', value: clusters[0]!.id }, { field: 'type', value: 'control_plane' }] })).items
  expect(new Set(nodes.map((n) => n.rackId)).size).toBe(3)
  expect((await datacenter.group.reconcile({})).drift).toEqual([])
}, 60_000)
