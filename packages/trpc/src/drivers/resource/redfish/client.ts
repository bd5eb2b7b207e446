import type { Call } from '../driver.ts'
import { DriverError } from '../error.ts'
import { jsonOf, refusal, send, type Answer, type Line } from '../https.ts'
import type { Connection } from '../open.ts'

interface ErrorBody { error?: { message?: string; '@Message.ExtendedInfo'?: { Message?: string }[] } }

// Both the general sentence and what it is about; services differ in which of them says more.
function said(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as ErrorBody
    return error?.['@Message.ExtendedInfo']?.map((m) => m.Message).find(Boolean) ?? error?.message ?? null
  } catch {
    return null
  }
}

/** Talks to one Redfish service with HTTP basic authentication. */
export interface RedfishClient {
  get<T>(path: string, call: Call): Promise<T>
  post(path: string, body: object, call: Call): Promise<Answer>
}

/** A client for a service; paths are those the service itself names, from `/redfish/v1` on. Throws `DriverError`. */
export function redfishClient({ url, username, secret, caPem, fingerprint }: Connection): RedfishClient {
  const line: Line = { url: new URL(url).origin, trust: { ca: caPem, fingerprint } }
  const authorization = `Basic ${Buffer.from(`${username ?? ''}:${secret ?? ''}`).toString('base64')}`
  const headers = { authorization, 'odata-version': '4.0' }
  // a path out of an answer must stay on this service
  const own = (path: string) => { if (/^\/redfish\/v1(\/|$)[\w./%~:@!$&'()*+,;=-]*$/.test(path) || path === '/redfish/v1/') return path; throw new DriverError('failed', 'bad_answer', 'The service points to a place outside itself.') }
  return {
    async get(path, call) {
      const answer = await send(line, { method: 'GET', path: own(path), headers }, call)
      if (answer.status !== 200) throw refusal(answer.status, said(answer.text), false)
      return jsonOf(answer)
    },
    async post(path, body, call) {
      const answer = await send(line, { method: 'POST', path: own(path), headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }, call)
      if (answer.status < 200 || answer.status >= 300) throw refusal(answer.status, said(answer.text), true)
      return answer
    },
  }
}
