import type { Call } from '../driver.ts'
import { DriverError } from '../error.ts'
import { badAnswer, badCredentials, jsonOf, openly, refusal, send, type Answer, type Ask, type Line } from '../https.ts'
import type { Connection } from '../open.ts'

// The reason of a refusal stands in the answer's `message` or `errors`, with older versions in the status line alone.
function said(answer: Answer): string {
  return (inBody(answer.text) ?? answer.statusText.trim()).slice(0, 500)
}

function inBody(text: string): string | null {
  try {
    const { message, errors } = JSON.parse(text) as { message?: unknown; errors?: Record<string, unknown> }
    return [typeof message === 'string' ? message.trim() : '', ...Object.entries(errors ?? {}).map(([field, why]) => `${field}: ${String(why).trim()}`)].filter(Boolean).join('; ') || null
  } catch {
    return null
  }
}

// What it means is told by its words alone: most refusals come as 500.
function meaning(answer: Answer, writes: boolean): DriverError {
  const words = said(answer)
  if (/already exists|config file already exists/i.test(words)) return new DriverError('conflict', 'id_taken', `Another machine has that number already. It says: ${words.slice(0, 300)}`, { status: answer.status })
  if (/is locked|can't lock|detected modified configuration|got timeout|already running|locked \(/i.test(words)) return new DriverError('conflict', 'busy', `The machine is held by another task. It says: ${words.slice(0, 300)}`, { status: answer.status, remedy: 'Wait until that task has ended, then try again.' })
  if (/does not exist|no such (vm|node|guest)|hostname lookup .* failed/i.test(words)) return new DriverError('not_found', 'not_found', `There is no such thing at the other side. It says: ${words.slice(0, 300)}`, { status: answer.status })
  return refusal(answer.status, words, writes)
}

/** Talks to the API of a Proxmox VE cluster with an API token. */
export interface ProxmoxClient {
  get<T>(path: string, call: Call): Promise<T>
  /** Whether it is a Redfish service that answers there, asked without credentials. */
  isRedfish(call: Call): Promise<boolean>
  /** POST, PUT or DELETE with form fields; the answer's `data`. */
  write<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, fields: Record<string, string | number>, call: Call): Promise<T>
}

const isSendable = (text: string | null) => /^[\x21-\x7e]*$/.test(text ?? '')

/** A client for a cluster; paths are below `/api2/json`. Throws `DriverError`. */
export function proxmoxClient({ url, username, secret, caPem, fingerprint }: Connection): ProxmoxClient {
  if (!isSendable(username)) throw badCredentials('The account', 'the id of the token')
  if (!isSendable(secret)) throw badCredentials('The secret', 'the secret of the token')
  const line: Line = { url: new URL(url).origin, trust: { ca: caPem, fingerprint } }
  const headers = { authorization: `PVEAPIToken=${username ?? ''}=${secret ?? ''}` }
  const ask = async <T>(request: Ask, call: Call): Promise<T> => {
    const writes = request.method !== 'GET'
    const answer = await send(line, { ...request, path: `/api2/json${request.path}` }, call)
    if (answer.status < 200 || answer.status >= 300) throw meaning(answer, writes)
    const body = jsonOf<{ data?: T } | null>(answer, writes)
    if (body === null || typeof body !== 'object' || !('data' in body)) throw badAnswer(writes, answer.status)
    return body.data as T
  }
  return {
    get: (path, call) => ask({ method: 'GET', path, headers }, call),
    async isRedfish(call) {
      const root = await openly(line, '/redfish/v1/', call) as { RedfishVersion?: unknown } | null
      return typeof root?.RedfishVersion === 'string'
    },
    write(method, path, fields, call) {
      const form = new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)])).toString()
      if (method === 'DELETE') return ask({ method, path: form ? `${path}?${form}` : path, headers }, call)
      return ask({ method, path, headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: form }, call)
    },
  }
}
