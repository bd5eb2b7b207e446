import { kubernetesDouble, startServer, type HttpClient, type KubernetesDouble, type ServerProcess } from '@colonnade/testing'
import { signIn } from '@colonnade/testing/browser'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launch, picture, type Browser, type Page } from './browser.ts'

let server: ServerProcess, browser: Browser, page: Page, client: HttpClient, there: KubernetesDouble
let clusterId: string, nodes: string[]
const complaints: string[] = []
const manifest = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ingress}\nspec: {replicas: 2}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ingress-settings}\ndata: {mode: quiet}\n'
const deployment = '/apis/apps/v1/namespaces/default/deployments/ingress'

async function furnish(): Promise<void> {
  client = await server.signIn('operator@colonnade.example')
  const group = await client.mutate<{ id: string }>('datacenter.group.create', { name: 'seen' })
  for (let i = 1; i <= 3; i++) {
    const rack = await client.mutate<{ id: string }>('datacenter.rack.create', { name: `seen-${i}` })
    await client.mutate('datacenter.host.create', { name: `seen-host-${i}`, serialNumber: `SEEN-${i}`, groupId: group.id, rackId: rack.id, totalCpu: 64, totalMemory: 262_144, totalStorage: 4000 })
  }
  const specification = await client.mutate<{ id: string }>('datacenter.specification.create', { name: 'seen.small', requiredCpu: 2, requiredMemory: 4096, requiredStorage: 20 })
  const { items: [tenant] } = await client.query<{ items: { id: string }[] }>('identity.tenant.list', { search: 'aurora', limit: 1 })
  const made = await client.mutate<{ clusterId: string; nodes: { name: string; role: string }[] }>('datacenter.cluster.provision', {
    tenantId: tenant!.id, groupId: group.id, name: 'edge', kubernetesVersion: '1.33.2', controlPlaneCount: 1, controlPlaneSpecificationId: specification.id, workerCount: 2, workerSpecificationId: specification.id,
  })
  clusterId = made.clusterId
  nodes = made.nodes.map((n) => n.name)
  for (const path of [...there.objects.keys()].filter((p) => p.startsWith('/api/v1/nodes/'))) there.objects.delete(path)
  for (const node of made.nodes) there.node(node.name, { version: 'v1.33.2', role: node.role === 'worker' ? 'worker' : 'control-plane' })
  there.node(nodes[2]!, { ready: false })
}

beforeAll(async () => {
  ;[server, browser, there] = await Promise.all([startServer(), launch(), kubernetesDouble()])
  await furnish()
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' })).newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => complaints.push(String(error)))
  const expected = /status of [45]\d\d|'script-src' was not explicitly set|ERR_INCOMPLETE_CHUNKED_ENCODING/
  page.on('console', (message) => { if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text()) })
  await go('/')
  await field('E-mail address').fill('operator@colonnade.example')
  await press('Continue')
  await field('Password').fill('colonnade-sample')
  await press('Sign in')
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
}, 240_000)
afterAll(async () => { await browser?.close(); await server?.close(); await there?.close() })
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await picture(page, `failed-${task.name.slice(0, 40).replace(/\W+/g, '-')}`) })

const go = (path: string) => page.goto(`${server.url}/console${path}`)
const field = (label: string | RegExp) => page.getByLabel(label).first()
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
const press = (name: string | RegExp) => button(name).click()
const see = (text: string | RegExp) => page.getByText(text).first().waitFor()
const record = (name: string | RegExp) => page.getByRole('dialog', { name }).waitFor()
const cluster = (more = '') => go(`/clusters?open=${clusterId}${more}`)
const found = () => page.getByRole('region', { name: 'As it was found' })

describe('a cluster and its API server', () => {
  it('is recorded only, and says so, until an endpoint is made from a kubeconfig and named', async () => {
    await cluster()
    await see('Recorded only: no endpoint')
    await picture(page, 'seen-1-recorded-only')
    await go('/endpoints?new=1')
    await field('Name').fill('edge-api')
    await page.getByRole('combobox', { name: 'Kind', exact: true }).click()
    await page.getByRole('option', { name: 'Kubernetes', exact: true }).click()
    await field('Secret').fill(there.kubeconfig())
    await press('Save')
    await record('edge-api')
    await press('Test')
    await see('Kubernetes v1.33.2 answers.')
    await cluster('&edit=1')
    await field('Endpoint').click()
    await page.getByRole('option', { name: 'edge-api' }).first().click()
    await press('Save')
    await see('Saved')
  })

  it('shows each node as recorded and as found, and by name what differs', async () => {
    await cluster()
    await found().getByText('2 of 3 nodes ready').waitFor()
    await found().getByText('1 node differs from the books').waitFor()
    await see('Ready: kubelet stopped posting')
    there.node('stray', {})
    there.node(nodes[1]!, { version: 'v1.32.9' })
    await press('Look now')
    await see('Looked at.')
    await see('another version')
    await page.getByRole('region', { name: 'Not in the books' }).getByText('stray').waitFor()
    await picture(page, 'seen-2-cluster')
    there.objects.delete('/api/v1/nodes/stray')
    there.node(nodes[1]!, { version: 'v1.33.2' })
    there.node(nodes[2]!, { ready: true })
    await press('Look now')
    await found().getByText('All nodes are as recorded.').waitFor()
    expect(await page.content()).not.toContain(there.token)
  })

  it('has its workloads read live', async () => {
    await cluster()
    await page.getByRole('tab', { name: 'Workloads' }).click()
    await page.getByRole('region', { name: 'kube-system' }).getByText('coredns').waitFor()
    await see('1 of 2')
    await picture(page, 'seen-3-workloads')
  })

  it('takes a plugin; its page lists what it put there, and says when that is not ready or gone', async () => {
    await cluster('&tab=plugins')
    await press('Install a plugin')
    const dialog = page.getByRole('dialog', { name: 'Install a plugin' })
    await dialog.getByLabel('Name').fill('ingress')
    await dialog.getByLabel('Version').fill('1.0.0')
    await dialog.getByLabel('Manifest').fill(manifest)
    await dialog.getByRole('button', { name: 'Install a plugin' }).click()
    await see('It has begun; the job says how it goes.')
    await expect.poll(() => there.objects.has(deployment), { timeout: 20_000 }).toBe(true)
    const { items: [plugin] } = await client.query<{ items: { id: string }[] }>('datacenter.clusterPlugin.list', { filter: [{ field: 'clusterId', value: clusterId }] })
    await go(`/plugins?open=${plugin!.id}`)
    await page.getByRole('region', { name: 'What it put into the cluster' }).getByText('default/ingress-settings').waitFor()
    await see('Not all pods are ready yet: Deployment default/ingress (0/2)')
    there.objects.get(deployment)!['status'] = { observedGeneration: 1, readyReplicas: 2, updatedReplicas: 2 }
    there.objects.delete('/api/v1/namespaces/default/configmaps/ingress-settings')
    await client.mutate('datacenter.cluster.look', { id: clusterId })
    await see('Objects are missing in the cluster: ConfigMap default/ingress-settings')
    await picture(page, 'seen-4-plugin')
    await press('Apply again')
    await page.getByRole('checkbox', { name: 'Do it now all the same' }).check()
    await page.getByRole('dialog', { name: 'Apply again: ingress' }).getByRole('button', { name: 'Apply again' }).click()
    await expect.poll(() => there.objects.has('/api/v1/namespaces/default/configmaps/ingress-settings'), { timeout: 20_000 }).toBe(true)
    await page.getByText('Objects are missing in the cluster:').waitFor({ state: 'detached' })
  })

  it('is upgraded as its machines are: each node closed, waited for and opened again', async () => {
    await cluster()
    await press('Upgrade')
    await see('For each node in turn')
    await field('Version').fill('1.33.3')
    await page.getByRole('checkbox', { name: 'Do it now all the same' }).check()
    await page.getByRole('button', { name: 'Begin' }).click()
    await see(`Waits until ${nodes[0]!} reports version 1.33.3`)
    const spec = (name: string) => there.objects.get(`/api/v1/nodes/${name}`)!['spec'] as { unschedulable?: boolean }
    await expect.poll(() => spec(nodes[0]!).unschedulable, { timeout: 20_000 }).toBe(true)
    await picture(page, 'seen-5-upgrade')
    there.onCordon = (name) => { there.node(name, { version: 'v1.33.3' }) }
    there.node(nodes[0]!, { version: 'v1.33.3' })
    await expect.poll(async () => (await client.query<{ kubernetesVersion: string }>('datacenter.cluster.get', { id: clusterId })).kubernetesVersion, { timeout: 60_000 }).toBe('1.33.3')
    expect(nodes.map((n) => spec(n).unschedulable)).toEqual([undefined, undefined, undefined])
    await page.getByText(/Waits until/).waitFor({ state: 'detached' })
    there.version = 'v1.33.3'
    await press('Look now')
    await found().getByText('All nodes are as recorded.').waitFor()
  }, 120_000)

  it('that does not answer says so, with what was seen last; the tenant sees that too, and not where it is', async () => {
    there.trouble({ kind: 'drop' })
    await cluster()
    await press('Look now')
    await found().getByText('The connection broke off.').waitFor()
    await found().getByText('What follows is what was seen last.').waitFor()
    await picture(page, 'seen-6-away')
    const tenant = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' })).newPage()
    await signIn(tenant, `${server.url}/clusters`, 'admin@aurora.example', 'colonnade-sample')
    await tenant.goto(`${server.url}/clusters?open=${clusterId}`)
    await tenant.getByText('Does not answer').first().waitFor()
    expect(await tenant.content()).not.toContain(there.url)
    await picture(tenant, 'seen-7-tenant')
    await tenant.context().close()
  })

  it('gives up what a plugin put there when it is removed', async () => {
    there.calm()
    const { items: [plugin] } = await client.query<{ items: { id: string }[] }>('datacenter.clusterPlugin.list', { filter: [{ field: 'clusterId', value: clusterId }] })
    await go(`/plugins?open=${plugin!.id}`)
    await press('Remove')
    await page.getByRole('checkbox', { name: 'Do it now all the same' }).check()
    await page.getByRole('dialog', { name: 'Remove ingress' }).getByRole('button', { name: 'Remove' }).click()
    await expect.poll(() => [...there.objects.keys()].filter((p) => p.includes('ingress')), { timeout: 20_000 }).toEqual([])
    expect(complaints).toEqual([])
  })
})
