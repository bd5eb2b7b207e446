import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { DriverError } from './error.ts'

/** Ranges no management interface lives in. Private addresses and this machine's own are where they do (docs/adr/0014). */
const REFUSED = new Set(['unspecified', 'multicast', 'broadcast', 'linkLocal', 'reserved'])

/** Whether an endpoint may be there. */
export function isReachableAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return !REFUSED.has(ipaddr.process(address).range())
}

function notThere(host: string, code: string | undefined): DriverError {
  if (code === 'EAI_AGAIN') return new DriverError('unreachable', 'name_server', `The name server does not answer for ${host}.`, { remedy: 'Check this server\'s name resolution, or enter the address itself.' })
  return new DriverError('unreachable', 'name_not_resolved', `The name ${host} could not be resolved.`, { remedy: 'Check the spelling, or enter the address itself.' })
}

/** The address behind a host name, checked. The connection goes to that very address, whatever the name says a moment later. Throws `DriverError`. */
export async function addressOf(hostname: string): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const address = ipaddr.isValid(host) ? host : (await lookup(host).catch((error: { code?: string }) => { throw notThere(host, error.code) })).address
  if (isReachableAddress(address)) return address
  throw new DriverError('failed', 'address_not_allowed', `${host} is at ${address}, where no endpoint may be.`, { remedy: 'Enter the address of the management interface.' })
}
