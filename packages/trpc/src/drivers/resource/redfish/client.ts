import type { Call } from '../driver.ts'
import { DriverError } from '../error.ts'
import { jsonOf, openly, refusal, send, type Answer, type Line } from '../https.ts'
import type { Connection } from '../open.ts'
import { objectIn } from '../read.ts'

interface ErrorBody { error?: { message?: string; '@Message.ExtendedInfo'?: { Message?: string }[] } }

// Both the general sentence and what it is about; services differ in which of them says more.
function said(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as ErrorBody
    return String(error?.['@Message.ExtendedInfo']?.map((m) => m?.Message).find(Boolean) ?? error?.message ?? '') || null
  } catch {
    return null
  }
}

/** Talks to one Redfish service with HTTP basic authentication. */
export interface RedfishClient {
  get<T extends object>(path: string, call: Call): Promise<T>
  /** The same, also while it is being worked on (202, an empty object) or when there is nothing to say (204, null). */
  monitor<T extends object>(path: string, call: Call): Promise<{ working: boolean; body: T | null }>
  /** Whether it is a Proxmox VE that answers there, asked without credentials. */
  isProxmox(call: Call): Promise<boolean>
  post(path: string, body: object, call: Call): Promise<Answer>
}

/** A client for a service; paths are those the service itself names, from `/redfish/v1` on. Throws `DriverError`. */
export function redfishClient({ url, username, secret, caPem, fingerprint }: Connection): RedfishClient {
  const line: Line = { url: new URL(url).origin, trust: { ca: caPem, fingerprint } }
  const authorization = `Basic ${Buffer.from(`${username ?? ''}:${secret ?? ''}`).toString('base64')}`
  const headers = { authorization, 'odata-version': '4.0' }
  // a path out of an answer must stay on this service
  const own = (path: string) => { if (/^\/redfish\/v1(\/|$)[\w./%~:@!$&'()*+,;=-]*$/.test(path) || path === '/redfish/v1/') return path; throw new DriverError('failed', 'bad_answer', 'The service points to a place outside itself.') }
  const read = async (path: string, call: Call, taken: number[]) => {
    const answer = await send(line, { method: 'GET', path: own(path), headers }, call)
    if (!taken.includes(answer.status)) throw refusal(answer.status, said(answer.text), false)
    return answer
  }
  return {
    get: async (path, call) => objectIn(jsonOf(await read(path, call, [200]), false), false),
    async monitor(path, call) {
      const { status, text } = await read(path, call, [200, 202, 204])
      return { working: status === 202, body: text.trim() ? objectIn(jsonOf({ status, text }, false), false) : null }
    },
    async isProxmox(call) {
      const realms = await openly(line, '/api2/json/access/domains', call) as { data?: unknown } | null
      return Array.isArray(realms?.data)
    },
    async post(path, body, call) {
      const answer = await send(line, { method: 'POST', path: own(path), headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }, call)
      if (answer.status < 200 || answer.status >= 300) throw refusal(answer.status, said(answer.text), true)
      return answer
    },
  }
}
