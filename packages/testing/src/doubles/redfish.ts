import { httpsDouble, type Double, type Heard, type Reply } from './server.ts'
import type { TestCertificate } from './certificate.ts'

/** A system of the double. Memory in GiB. */
export interface DoubleSystem { id: string; power: string; health: string; serial: string; model: string; cores: number; memoryGiB: number; allowed: string[]; temperature: number }
/**
 * A management controller as DMTF's Redfish describes one. `asTasks`: resets run as tasks that take `rounds` looks to end; with `monitor` what is named is not the task but a monitor of it, which answers
 * 202 while it goes on and then as the reset itself would have.
 */
export interface RedfishDouble extends Double { systems: Map<string, DoubleSystem>; username: string; password: string; tasks: Map<string, { left: number; end: 'Completed' | 'Exception'; act: () => void }>; asTasks: { rounds: number; end: 'Completed' | 'Exception'; monitor?: boolean } | null }

const link = (path: string) => ({ '@odata.id': path })
const error = (status: number, code: string, message: string): Reply => ({ status, body: { error: { code: `Base.1.8.${code}`, message: 'A general error has occurred. See ExtendedInfo for more information.', '@Message.ExtendedInfo': [{ MessageId: `Base.1.8.${code}`, Message: message, Severity: 'Critical', Resolution: 'None' }] } } })
const after: Record<string, string> = { On: 'On', ForceOff: 'Off', GracefulShutdown: 'Off', GracefulRestart: 'On', ForceRestart: 'On' }

function systemBody(s: DoubleSystem) {
  const path = `/redfish/v1/Systems/${s.id}`
  return {
    '@odata.id': path, '@odata.type': '#ComputerSystem.v1_13_0.ComputerSystem', Id: s.id, Name: s.id, Manufacturer: 'Contoso', Model: s.model, SerialNumber: s.serial, BiosVersion: '2.4.1', PowerState: s.power,
    Status: { State: 'Enabled', Health: s.health, HealthRollup: s.health }, ProcessorSummary: { Count: 2, CoreCount: s.cores, Model: 'Fast 9000' }, MemorySummary: { TotalSystemMemoryGiB: s.memoryGiB },
    Links: { ManagedBy: [link('/redfish/v1/Managers/bmc')], Chassis: [link(`/redfish/v1/Chassis/${s.id}`)] },
    Actions: { '#ComputerSystem.Reset': { target: `${path}/Actions/ComputerSystem.Reset`, 'ResetType@Redfish.AllowableValues': s.allowed } },
  }
}

function reset(double: RedfishDouble, system: DoubleSystem, request: Heard): Reply {
  const type = (JSON.parse(request.body) as { ResetType?: string }).ResetType ?? ''
  if (!system.allowed.includes(type)) return error(400, 'ActionParameterNotSupported', `The value ${type} is not supported for ResetType.`)
  if (type === 'On' && system.power === 'On') return error(409, 'ResourceInUse', 'The system is already on.')
  const act = () => { system.power = after[type] ?? system.power }
  if (!double.asTasks) { act(); return { status: 204 } }
  const id = String(double.tasks.size + 1)
  double.tasks.set(id, { left: double.asTasks.rounds, end: double.asTasks.end, act })
  if (double.asTasks.monitor) return { status: 202, headers: { location: `/redfish/v1/TaskService/TaskMonitors/${id}` } }
  return { status: 202, headers: { location: `/redfish/v1/TaskService/Tasks/${id}` }, body: { ...link(`/redfish/v1/TaskService/Tasks/${id}`), TaskState: 'New' } }
}

function monitorReply(double: RedfishDouble, id: string): Reply | undefined {
  const task = double.tasks.get(id)
  if (!task) return undefined
  if (task.left-- > 0) return { status: 202, headers: { 'retry-after': '1' } }
  task.act()
  return { status: 204 }
}

function taskReply(double: RedfishDouble, id: string): Reply | undefined {
  const task = double.tasks.get(id)
  if (!task) return undefined
  if (task.left-- > 0) return { body: { Id: id, TaskState: 'Running', PercentComplete: 40 } }
  if (task.end === 'Completed') task.act()
  return { body: { Id: id, TaskState: task.end, TaskStatus: task.end === 'Completed' ? 'OK' : 'Critical', Messages: task.end === 'Completed' ? [] : [{ Message: 'The power supply did not answer.' }] } }
}

function inside(double: RedfishDouble, request: Heard): Reply | undefined {
  const [, kind, id, ...rest] = /^\/redfish\/v1\/(\w+)(?:\/([^/]+))?(.*)$/.exec(request.path) ?? []
  const system = double.systems.get(id ?? '')
  if (kind === 'Systems' && !id) return { body: { Members: [...double.systems.keys()].map((s) => link(`/redfish/v1/Systems/${s}`)), 'Members@odata.count': double.systems.size } }
  if (kind === 'Systems' && system && request.method === 'POST' && rest[0]!.endsWith('/Actions/ComputerSystem.Reset')) return reset(double, system, request)
  if (kind === 'Systems' && system && !rest[0]) return { body: systemBody(system) }
  if (kind === 'Managers') return { body: { Id: 'bmc', FirmwareVersion: '7.00.30' } }
  if (kind === 'Chassis' && system && !rest[0]) return { body: { Thermal: link(`${request.path}/Thermal`) } }
  if (kind === 'Chassis' && system) return { body: { Temperatures: [{ Name: 'CPU1 Temp', ReadingCelsius: system.temperature, Status: { Health: 'OK' } }], Fans: [{ Name: 'Fan 1', Reading: 5400, ReadingUnits: 'RPM', Status: { Health: 'OK' } }] } }
  if (kind === 'TaskService' && id === 'TaskMonitors') return monitorReply(double, rest[0]!.split('/').at(-1)!)
  if (kind === 'TaskService') return taskReply(double, rest[0]!.split('/').at(-1)!)
  return undefined
}

/** Starts a management controller with one system, on and well. */
export async function redfishDouble(options: { certificate?: TestCertificate; port?: number } = {}): Promise<RedfishDouble> {
  const known = (request: Heard) => request.headers.authorization === `Basic ${Buffer.from(`${self.username}:${self.password}`).toString('base64')}`
  const server = await httpsDouble((request) => {
    if (request.path === '/redfish/v1/' || request.path === '/redfish/v1') return { body: { '@odata.id': '/redfish/v1/', RedfishVersion: '1.15.0', Vendor: 'Contoso', Product: 'Controller', Systems: link('/redfish/v1/Systems') } }
    if (!known(request)) return error(401, 'NoValidSession', 'There is no valid session established with the implementation.')
    return inside(self, request)
  }, { ...options, missing: error(404, 'ResourceMissingAtURI', 'The resource was not found.').body })
  const self: RedfishDouble = Object.assign(server, {
    username: 'operator', password: 'bmc-password-1234', tasks: new Map(), asTasks: null,
    systems: new Map([['1', { id: '1', power: 'On', health: 'OK', serial: 'SN-0001', model: 'R1', cores: 64, memoryGiB: 512, allowed: ['On', 'ForceOff', 'GracefulShutdown', 'GracefulRestart', 'ForceRestart', 'Nmi'], temperature: 41 }]]),
  })
  return self
}
