import { lookup } from 'node:dns/promises'
import { ContractError } from '@colonnade/contract'
import ipaddr from 'ipaddr.js'

/** An address a name was resolved to. */
export interface Address { address: string; family: number }
/** Says whether a connection to an address may be made. */
export type AddressRule = (address: string) => boolean

/** Whether an address belongs to the public internet: not to this machine, a private network, a link, a cloud's metadata service, a tunnel or nobody. */
export const isPublicAddress: AddressRule = (address) => {
  if (!ipaddr.isValid(address)) return false
  // an IPv4 address inside an IPv6 one is judged as what it is
  return ipaddr.process(address).range() === 'unicast'
}

/** The refusal of every address that is not public; it does not say what it resolved to. */
export function privateAddress(): ContractError {
  return new ContractError('BAD_REQUEST', 'url_private', 'This address leads into a private network.', {
    fields: [{ path: 'url', message: 'leads into a private network' }], remedy: 'Use the address of a public page, or upload the file itself.',
  })
}

/** The addresses of a host, every one of them allowed. Throws BAD_REQUEST when one is not, or when there is none. */
export async function resolvePublic(hostname: string, allowed: AddressRule = isPublicAddress): Promise<Address[]> {
  const host = hostname.replace(/^\[|\]$/gu, '')
  const found = await lookup(host, { all: true, verbatim: true }).catch(() => [])
  if (found.length === 0) {
    throw new ContractError('BAD_REQUEST', 'url_unknown_host', `There is no host ${host.slice(0, 100)}.`, { fields: [{ path: 'url', message: 'names a host that does not exist' }], remedy: 'Check the address.' })
  }
  // one private address among public ones is how a name is made to point inside
  if (!found.every(({ address }) => allowed(address))) throw privateAddress()
  return found
}
