import { anOperator, aRoom, aTenant, describeResource, errorOf, kubernetesDouble, makeCertificate, openWorld, redfishDouble, type KubernetesDouble, type Person, type RedfishDouble, type World } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purge } from '../../platform/maintenance/purge.ts'
import { backOff } from './health.ts'
import { endpoint } from './resource.ts'

describeResource('endpoint', {
  resource: endpoint as never, of: (api) => api.datacenter.endpoint, patch: { field: 'username', value: 'someone' },
  make: (n) => ({ name: `Endpoint ${n}-${Math.random()}`, kind: n % 2 ? 'redfish' : 'proxmox', url: `https://bmc-${n}.example:8443`, secret: 'a-password-1234' }),
})

let world: World, operator: Person, bmc: RedfishDouble, cluster: KubernetesDouble
beforeAll(async () => {
  world = await openWorld()
  operator = await anOperator(world)
  bmc = await redfishDouble()
  cluster = await kubernetesDouble()
}, 120_000)
afterAll(async () => { await Promise.all([bmc?.close(), cluster?.close()]); await world?.close() })

let count = 0
const api = () => operator.api.datacenter.endpoint
const aBmc = (more: object = {}) => api().create({ name: `bmc ${++count}`, kind: 'redfish', url: bmc.url, username: bmc.username, secret: bmc.password, ...more })
const stored = (id: string) => world.database.query<{ envelope: string | null }>({ role: 'colonnade_operator', tenantId: operator.tenantId }, 'SELECT secret_envelope AS envelope FROM endpoints WHERE id = $1::uuid', [id])

describe('an endpoint', () => {
  it('keeps its secret sealed: never returned, exported, audited or stored as it is', async () => {
    const row = await aBmc()
    expect(row).toMatchObject({ hasSecret: true, secretHint: '1234' })
    const [{ envelope }] = await stored(row.id) as [{ envelope: string }]
    expect(envelope).toMatch(/^v1\./)
    const everything = JSON.stringify([row, await api().get({ id: row.id }), await api().list({}), await api().history({ id: row.id }), await api().export({}), envelope])
    expect(everything).not.toContain(bmc.password)
    const emptied = await api().update({ id: row.id, version: row.version, patch: { secret: null } })
    expect(emptied).toMatchObject({ hasSecret: false, secretHint: null })
  })

  it('does not send its secret to another address than it was entered for', async () => {
    const row = await aBmc()
    const error = await errorOf(api().update({ id: row.id, version: row.version, patch: { url: 'https://elsewhere.example/' } }))
    expect([error.reason, error.fields?.[0]?.path]).toEqual(['secret_again', 'secret'])
    expect((await api().update({ id: row.id, version: row.version, patch: { url: 'https://elsewhere.example/', secret: 'another-one-5678' } })).secretHint).toBe('5678')
    const other = await aBmc()
    await api().update({ id: other.id, version: other.version, patch: { url: `${bmc.url}/` } })
  })

  it.each([['http://bmc.example/'], ['https://root:calvin@bmc.example/'], ['https://bmc.example/?a=b'], ['file:///etc/passwd'], ['bmc.example'], ['']])('refuses the address %o', async (url) => {
    expect((await errorOf(api().create({ name: `x ${++count}`, kind: 'redfish', url }))).fields?.[0]?.path).toBe('url')
  })

  it('takes a fingerprint in any spelling, and no other text for one; a certificate only if it can be read', async () => {
    const bare = bmc.certificate.fingerprint.replaceAll(':', '').toLowerCase()
    expect((await aBmc({ fingerprint: `SHA256: ${bare}` })).fingerprint).toBe(bmc.certificate.fingerprint)
    expect((await errorOf(aBmc({ fingerprint: 'AB:CD' }))).fields?.[0]?.path).toBe('fingerprint')
    expect((await errorOf(aBmc({ caPem: 'no certificate' }))).fields?.[0]?.path).toBe('caPem')
    expect((await aBmc({ caPem: makeCertificate({ authority: true }).cert })).caPem).toContain('BEGIN CERTIFICATE')
  })

  it('of Kubernetes is where its kubeconfig says; one that runs a program or reads a file here is refused', async () => {
    const make = (secret: string) => api().create({ name: `k ${++count}`, kind: 'kubernetes', secret })
    expect(await make(cluster.kubeconfig())).toMatchObject({ url: cluster.url, hasSecret: true, secretHint: null })
    for (const change of [{ user: { token: undefined, exec: { command: 'sh' } } }, { user: { tokenFile: '/etc/passwd' } }, { user: { 'client-certificate': '/etc/ssl/a.pem' } }, { user: { 'auth-provider': { name: 'gcp' } } }, { cluster: { 'certificate-authority': '/ca.pem' } }, { cluster: { 'insecure-skip-tls-verify': true } }, { cluster: { 'proxy-url': 'http://x' } }, { cluster: { server: 'http://plain' } }]) {
      const error = await errorOf(make(cluster.kubeconfig(change)))
      expect([error.reason, error.fields?.[0]?.path], JSON.stringify(change)).toEqual(['bad_kubeconfig', 'secret'])
    }
    expect((await errorOf(make('a: [b'))).reason).toBe('bad_kubeconfig')
    expect((await errorOf(api().create({ name: `k ${++count}`, kind: 'kubernetes' }))).fields?.[0]?.path).toBe('secret')
  })
})

describe('a test of an endpoint', () => {
  it('says what was wrong and offers the certificate; trusted, it says who answers', async () => {
    const row = await aBmc()
    const first = await api().test({ id: row.id })
    expect(first).toMatchObject({ ok: false, problem: { reason: 'certificate_untrusted', certificate: { fingerprint: bmc.certificate.fingerprint, subject: 'localhost' } } })
    expect(await api().get({ id: row.id })).toMatchObject({ status: 'unreachable', lastReason: 'certificate_untrusted', failures: 1 })
    const trusted = await api().update({ id: row.id, version: row.version, patch: { fingerprint: first.problem!.certificate!.fingerprint } })
    expect(trusted).toMatchObject({ status: 'unknown', failures: 0, lastReason: null })
    expect(await api().test({ id: row.id })).toEqual({ ok: true, product: 'Contoso Controller', productVersion: '1.15.0', problem: null })
    expect(await api().get({ id: row.id })).toMatchObject({ status: 'reachable', failures: 0, product: 'Contoso Controller', version: trusted.version })
  })

  it('tells wrong credentials from nobody there, and waits longer after each failure', async () => {
    const row = await aBmc({ fingerprint: bmc.certificate.fingerprint, secret: 'wrong-password' })
    for (let i = 1; i <= 2; i++) expect((await api().test({ id: row.id })).problem).toMatchObject({ kind: 'unauthorised', reason: 'unauthorised' })
    expect(await api().get({ id: row.id })).toMatchObject({ status: 'unauthorised', failures: 2 })
    const nobody = await api().create({ name: `n ${++count}`, kind: 'proxmox', url: 'https://127.0.0.1:1' })
    expect((await api().test({ id: nobody.id })).problem).toMatchObject({ kind: 'unreachable', reason: 'refused' })
    expect([backOff(1, 0.5), backOff(2, 0.5), backOff(50, 0.5)]).toEqual([5000, 10_000, 900_000])
  })

  it('is the provider\'s alone', async () => {
    const row = await aBmc()
    const tenant = await aTenant(world)
    expect((await errorOf(tenant.api.datacenter.endpoint.test({ id: row.id }))).code).toBe('FORBIDDEN')
    expect((await errorOf(tenant.api.datacenter.endpoint.list({}))).code).toBe('FORBIDDEN')
  })
})

describe('an endpoint that is removed', () => {
  const postgres = { role: 'postgres' as never, tenantId: null }
  const aHost = async (patch: object) => {
    const { groupId } = await aRoom(world, { hosts: 0 })
    return operator.api.datacenter.host.create({ name: `h ${++count}`, serialNumber: `sn-${count}-${Math.random()}`, groupId, totalCpu: 8, totalMemory: 8192, totalStorage: 100, ...patch })
  }
  const references = (id: string) => world.database.query<{ bmc: string | null; system: string | null; hypervisor: string | null }>(postgres, 'SELECT bmc_endpoint_id AS bmc, bmc_system AS system, hypervisor_endpoint_id AS hypervisor FROM baremetals WHERE id = $1::uuid', [id])
  const later = async (days: number) => {
    world.services.clock = () => new Date(Date.now() + days * 86_400_000)
    try { return await purge(world.services) } finally { world.services.clock = () => new Date() }
  }

  it('leaves its secret nowhere, and no host that was deleted comes back to it', async () => {
    const row = await aBmc()
    const host = await aHost({ bmcEndpointId: row.id, bmcSystem: '1' })
    expect((await errorOf(api().remove({ ids: [row.id] }))).reason).toBe('in_use')
    await operator.api.datacenter.host.remove({ ids: [host.id] })
    await api().remove({ ids: [row.id] })
    expect(await stored(row.id)).toEqual([{ envelope: null }])
    await operator.api.datacenter.host.restore({ ids: [host.id] })
    expect(await operator.api.datacenter.host.get({ id: host.id })).toMatchObject({ bmcEndpointId: null, bmcSystem: null })
    await api().restore({ ids: [row.id] })
    expect(await api().get({ id: row.id })).toMatchObject({ hasSecret: false, secretHint: null })
  })

  it('is purged in its time although another is still referred to, and not before what was done through it', async () => {
    const [free, held, used] = [await aBmc(), await aBmc(), await aBmc()]
    const host = await aHost({})
    await world.database.query(postgres, `INSERT INTO operations (id, kind, endpoint_id, resource_type, resource_id, resource_name, idempotency_key, status, finished_at) VALUES (gen_random_uuid(), 'host_power', $1::uuid, 'baremetal', $2::uuid, 'h', $3, 'done', now()) RETURNING id`, [used.id, host.id, `done-${used.id}`])
    await api().remove({ ids: [free.id, held.id, used.id] })
    await operator.api.datacenter.host.remove({ ids: [host.id] })
    // as a host was left that was deleted before references were taken away
    await world.database.query(postgres, 'UPDATE baremetals SET bmc_endpoint_id = $2::uuid WHERE id = $1::uuid RETURNING id', [host.id, held.id])
    const left = async () => (await world.database.query<{ id: string }>(postgres, 'SELECT id FROM endpoints WHERE id = ANY($1::uuid[])', [[free.id, held.id, used.id]])).map((r) => r.id).sort()
    await later(60)
    expect(await left()).toEqual([held.id, used.id].sort())
    await operator.api.datacenter.host.restore({ ids: [host.id] })
    expect((await references(host.id))[0]).toMatchObject({ bmc: null, system: null })
    // the operation goes with one run, its endpoint with the next
    await later(100)
    await later(101)
    expect(await left()).toEqual([])
  })
})
