import { kubernetesDouble, makeCertificate, proxmoxDouble, redfishDouble, type Double, type KubernetesDouble, type ProxmoxDouble, type RedfishDouble } from '@colonnade/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Call, ResourceDriver } from './driver.ts'
import { DriverError } from './error.ts'
import { openDriver, type Connection } from './open.ts'

let count = 0
/** A call with a key of its own; short, so that a test of silence does not wait. */
const aCall = (timeoutMs = 5_000): Call => ({ key: `test-${++count}`, timeoutMs })

/** The error a call ends with; fails when it ends well or with another kind of error. */
async function errorOf(work: Promise<unknown>): Promise<DriverError> {
  const error = await work.then((value) => { throw new Error(`ended well: ${JSON.stringify(value)}`) }, (e: unknown) => e)
  if (!(error instanceof DriverError)) throw error
  return error
}

/** Every method of a driver, by name, called with what fits. */
function everyMethod(driver: ResourceDriver): [string, () => Promise<unknown>][] {
  const ref = { id: '100', node: 'pve1' }
  const call = () => aCall()
  return [
    ['hosts.observe', () => driver.hosts.observe(null, call())], ['hosts.power', () => driver.hosts.power(null, 'force_restart', call())], ['machines.nodes', () => driver.machines.nodes(call())],
    ['machines.list', () => driver.machines.list(call())], ['machines.freeId', () => driver.machines.freeId(call())], ['machines.isFree', () => driver.machines.isFree('100', call())],
    ['machines.create', () => driver.machines.create({ key: '01900000-0000-7000-8000-000000000001', id: '100', node: 'pve1', name: 'web 1', cpu: 2, memory: 2048, storage: 20 }, call())],
    ['machines.inspect', () => driver.machines.inspect({ ref, key: null, name: 'web', state: 'stopped', busy: false, size: { cpu: 1, memory: 512, storage: 1 }, next: null, described: null }, call())],
    ['machines.resize', () => driver.machines.resize(ref, { cpu: 2, memory: 2048, storage: 20 }, call())], ['machines.mark', () => driver.machines.mark(ref, '01900000-0000-7000-8000-000000000001', call())],
    ['machines.start', () => driver.machines.start(ref, call())], ['machines.stop', () => driver.machines.stop(ref, true, call())], ['machines.migrate', () => driver.machines.migrate(ref, 'pve2', false, call())],
    ['machines.remove', () => driver.machines.remove(ref, call())], ['cluster.observe', () => driver.cluster.observe(call())], ['cluster.workloads', () => driver.cluster.workloads(null, 10, call())],
    ['cluster.node', () => driver.cluster.node('w-1', call())], ['cluster.cordon', () => driver.cluster.cordon('w-1', 'contract', call())], ['cluster.uncordon', () => driver.cluster.uncordon('w-1', 'contract', call())],
    ['cluster.states', () => driver.cluster.states([{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'default', name: 'a' }], call())],
    ['cluster.apply', () => driver.cluster.apply({ owner: 'x', yaml: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}' }, call())], ['cluster.remove', () => driver.cluster.remove('x', call())],
  ]
}

/** What every driver promises, whatever it speaks to. */
function driverContract(name: ResourceDriver['kind'], open: () => Promise<ResourceDriver>, can: string[]): void {
  describe(`${name}: contract`, () => {
    it('has its kind and says who answers', async () => {
      const driver = await open()
      expect(driver.kind).toBe(name)
      expect((await driver.check(aCall())).product).toBeTruthy()
    })

    it('answers every method: done, a task, or that it can\'t; anything else is a DriverError', async () => {
      const driver = await open()
      const able: string[] = []
      for (const [method, run] of everyMethod(driver)) {
        const outcome = await run().then((o) => (o as { outcome: string }).outcome, (error: unknown) => { expect(error, method).toBeInstanceOf(DriverError); return 'refused' })
        expect(['done', 'task', 'unsupported', 'refused'], method).toContain(outcome)
        if (outcome !== 'unsupported') able.push(method)
      }
      expect(able.sort()).toEqual([...can].sort())
    })

    it('knows nothing of a task it never began', async () => {
      expect((await (await open()).task(name === 'redfish' ? '/redfish/v1/TaskService/Tasks/999' : 'UPID:pve1:0000FFFF:0000AAAA:67000000:qmstart:100:x@pve!y:', aCall())).state).toBe('lost')
    })
  })
}

/** What every driver that goes over a line promises of the line. */
function lineContract(name: ResourceDriver['kind'], server: () => Double, open: (change?: Partial<Connection>) => Promise<ResourceDriver>, wrongSecret: () => Partial<Connection>): void {
  const check = async (change?: Partial<Connection>, call = aCall()) => (await open(change)).check(call)
  const problem = async (change?: Partial<Connection>, call = aCall()) => { const { kind, reason } = await errorOf(check(change, call)); return [kind, reason] }

  describe(`${name}: line`, () => {
    it.each([
      [{ kind: 'silence' }, 'unreachable', 'timed_out'], [{ kind: 'slow' }, 'unreachable', 'timed_out'], [{ kind: 'drop' }, 'unreachable', 'connection_lost'], [{ kind: 'huge' }, 'failed', 'answer_too_large'],
      [{ kind: 'redirect' }, 'failed', 'redirected'], [{ kind: 'status', status: 503 }, 'failed', 'server_error'], [{ kind: 'status', status: 409 }, 'conflict', 'busy'], [{ kind: 'status', status: 401 }, 'unauthorised', 'unauthorised'],
      [{ kind: 'status', status: 403 }, 'unauthorised', 'forbidden'], [{ kind: 'status', status: 429 }, 'unreachable', 'too_many_requests'],
    ] as const)('%o is %s / %s', async (trouble, kind, reason) => {
      server().trouble(trouble)
      try { expect(await problem({}, aCall(trouble.kind === 'silence' || trouble.kind === 'slow' ? 300 : 20_000))).toEqual([kind, reason]) } finally { server().calm() }
    })

    it('is not fooled by an answer that is no JSON', async () => {
      server().trouble({ kind: 'malformed' })
      try { expect(['not_this_kind', 'bad_answer']).toContain((await problem())[1]) } finally { server().calm() }
    })

    it('says when the credentials are wrong, and shows none of them', async () => {
      const error = await errorOf(check(wrongSecret()))
      expect(error.kind).toBe('unauthorised')
      expect(`${error.message} ${error.remedy}`).not.toContain('wrong-secret')
    })

    it('sends nothing to a peer that shows another certificate than the pinned one, and offers what it showed', async () => {
      const other = makeCertificate().fingerprint
      const before = server().heard.length
      const error = await errorOf(check({ fingerprint: other }))
      expect([error.kind, error.reason, error.certificate?.fingerprint]).toEqual(['certificate_mismatch', 'certificate_changed', server().certificate.fingerprint])
      expect(server().heard.length).toBe(before)
      await check({ fingerprint: error.certificate!.fingerprint })
    })

    it('trusts no unknown authority, and offers the fingerprint instead', async () => {
      const before = server().heard.length
      const error = await errorOf(check({ caPem: makeCertificate({ authority: true, cn: 'somebody else' }).cert, fingerprint: null }))
      expect([error.kind, error.reason, error.certificate?.fingerprint]).toEqual(['certificate_mismatch', 'certificate_untrusted', server().certificate.fingerprint])
      expect(server().heard.length).toBe(before)
    })

    it('ends when its caller does', async () => {
      server().trouble({ kind: 'silence' })
      const abort = new AbortController()
      const ended = errorOf(check({}, { key: 'x', signal: abort.signal, timeoutMs: 60_000 }))
      setTimeout(() => abort.abort(), 50)
      try { expect((await ended).kind).toBe('unreachable') } finally { server().calm() }
    })
  })
}

let redfish: RedfishDouble, proxmox: ProxmoxDouble, kubernetes: KubernetesDouble
beforeAll(async () => { [redfish, proxmox, kubernetes] = await Promise.all([redfishDouble(), proxmoxDouble(), kubernetesDouble()]) })
afterAll(() => Promise.all([redfish, proxmox, kubernetes].map((d) => d.close())))

const at = (connection: Partial<Connection>): Connection => ({ url: '', username: null, secret: null, caPem: null, fingerprint: null, ...connection })
const openRedfish = (more: Partial<Connection> = {}) => openDriver('redfish', at({ url: redfish.url, username: redfish.username, secret: redfish.password, fingerprint: redfish.certificate.fingerprint, ...more }))
const openProxmox = (more: Partial<Connection> = {}) => openDriver('proxmox', at({ url: proxmox.url, username: proxmox.token.id, secret: proxmox.token.secret, fingerprint: proxmox.certificate.fingerprint, ...more }))
const openKubernetes = (more: Partial<Connection> = {}) => openDriver('kubernetes', at({ url: kubernetes.url, secret: kubernetes.kubeconfig(), ...more }))

const all = ['observe', 'node', 'cordon', 'uncordon', 'workloads', 'states', 'apply', 'remove'].map((m) => `cluster.${m}`)
driverContract('none', () => openDriver('none', at({})), ['hosts.power', 'machines.create', 'machines.resize', 'machines.mark', 'machines.start', 'machines.stop', 'machines.migrate', 'machines.remove', 'cluster.apply', 'cluster.remove'])
driverContract('redfish', openRedfish, ['hosts.observe', 'hosts.power'])
driverContract('proxmox', openProxmox, ['nodes', 'list', 'inspect', 'freeId', 'isFree', 'create', 'resize', 'mark', 'start', 'stop', 'migrate', 'remove'].map((m) => `machines.${m}`))
driverContract('kubernetes', openKubernetes, all)
lineContract('redfish', () => redfish, openRedfish, () => ({ secret: 'wrong-secret' }))
lineContract('proxmox', () => proxmox, openProxmox, () => ({ secret: 'wrong-secret' }))
lineContract('kubernetes', () => kubernetes, openKubernetes, () => ({ secret: kubernetes.kubeconfig({ user: { token: 'wrong-secret' } }) }))

describe('the way to an endpoint', () => {
  it.each([['https://no-such-host.invalid/', 'name_not_resolved'], ['https://127.0.0.1:1/', 'refused'], ['https://169.254.169.254/', 'address_not_allowed'], ['https://224.0.0.1/', 'address_not_allowed'], ['https://0.0.0.0/', 'address_not_allowed']])('%s: %s', async (url, reason) => {
    const error = await errorOf((await openRedfish({ url })).check(aCall()))
    expect([reason, 'name_server']).toContain(error.reason)
    expect(error.message.length).toBeGreaterThan(10)
  })

  it('says that it is another kind of service, also where that asks for credentials first', async () => {
    expect((await errorOf((await openRedfish({ url: proxmox.url, fingerprint: proxmox.certificate.fingerprint })).check(aCall()))).reason).toBe('not_this_kind')
    proxmox.trouble({ kind: 'status', status: 401 }, { when: (r) => r.path.startsWith('/redfish') })
    expect((await errorOf((await openRedfish({ url: proxmox.url, fingerprint: proxmox.certificate.fingerprint })).check(aCall()))).reason).toBe('not_this_kind')
    proxmox.calm()
    expect((await errorOf((await openProxmox({ url: redfish.url, fingerprint: redfish.certificate.fingerprint })).check(aCall()))).reason).toBe('not_this_kind')
  })

  it('takes no longer than the call may, however many requests it is made of', async () => {
    proxmox.delayMs = 400
    const create = (driver: ResourceDriver) => driver.machines.create({ key: '01900000-0000-7000-8000-000000000009', id: '999', node: 'pve1', name: 'late', cpu: 1, memory: 512, storage: 1 }, aCall(600))
    try { expect((await errorOf(create(await openProxmox()))).reason).toBe('timed_out') } finally { proxmox.delayMs = 0 }
  })

  it.each([['token', { secret: 'secret＝１２３' }], ['account', { username: 'colonnade＠pve!console' }], ['token of several lines', { secret: 'a\nb' }]])('says that the %s can\'t be sent, before anything is', async (_, change) => {
    const before = proxmox.heard.length
    const error = await openProxmox(change).then((driver) => errorOf(driver.check(aCall())), (e: unknown) => e as DriverError)
    expect([error.kind, error.reason, proxmox.heard.length]).toEqual(['unauthorised', 'bad_credentials', before])
    expect(error.message).not.toContain('１２３')
  })

  it('says that a client certificate and its key do not belong together', async () => {
    const [one, other] = [makeCertificate(), makeCertificate()]
    const base64 = (text: string) => Buffer.from(text).toString('base64')
    const kubeconfig = kubernetes.kubeconfig({ user: { token: undefined, 'client-certificate-data': base64(one.cert), 'client-key-data': base64(other.key) } })
    const error = await openKubernetes({ secret: kubeconfig }).then((driver) => errorOf(driver.check(aCall())), (e: unknown) => e as DriverError)
    expect([error.kind, error.reason]).toEqual(['unauthorised', 'bad_credentials'])
  })
})

describe('an answer of another shape', () => {
  const shapes = [null, 7, 'text', [], {}, { data: null }, { data: {} }, { data: [null] }, { Members: [null] }, { Systems: 3 }, { Systems: { '@odata.id': {} } }, { items: null }]
  it.each(shapes.map((shape) => [JSON.stringify(shape)]))('%s is an error of a driver and of nothing else', async (body) => {
    for (const [server, open] of [[redfish, openRedfish], [proxmox, openProxmox], [kubernetes, openKubernetes]] as const) {
      server.trouble({ kind: 'status', status: 200, body: JSON.parse(body) as unknown })
      const driver = await open()
      try {
        for (const [method, run] of everyMethod(driver)) await run().catch((error: unknown) => expect(error, `${driver.kind} ${method}`).toBeInstanceOf(DriverError))
        await driver.check(aCall()).catch((error: unknown) => expect(error, driver.kind).toBeInstanceOf(DriverError))
      } finally { server.calm() }
    }
  })
})
