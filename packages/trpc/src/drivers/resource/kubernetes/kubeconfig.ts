import { X509Certificate } from 'node:crypto'
import * as z from 'zod'
import { DriverError } from '../error.ts'

/** What a kubeconfig's current context says: where, whom to trust, and as whom. */
export interface KubeAccess { url: string; ca: string | null; token: string | null; basic: string | null; identity: { cert: string; key: string } | null }

const loose = z.looseObject
const named = <K extends string, S extends z.ZodType>(key: K, schema: S) => z.array(loose({ name: z.string(), [key]: schema } as { name: z.ZodString } & Record<K, S>)).default([])
const text = z.string().optional()
const shape = loose({
  'current-context': text,
  clusters: named('cluster', loose({ server: text, 'certificate-authority-data': text })),
  contexts: named('context', loose({ cluster: text, user: text })),
  users: named('user', loose({ token: text, username: text, password: text, 'client-certificate-data': text, 'client-key-data': text })),
})

function refuse(message: string, remedy: string): DriverError {
  return new DriverError('failed', 'bad_kubeconfig', message, { remedy })
}

// What names a program or a file of this server is refused: a pasted text would choose what runs and what is read here.
const forbidden: Record<string, [string, string]> = {
  exec: ['runs a program for its credentials', 'Create a service account with a token and use a kubeconfig of that.'],
  'auth-provider': ['uses a credential plug-in', 'Create a service account with a token and use a kubeconfig of that.'],
  tokenFile: ['names a file with the token', 'Put the token itself into it.'],
  'client-certificate': ['names a file with the certificate', 'Embed it: kubectl config view --flatten --minify.'],
  'client-key': ['names a file with the key', 'Embed it: kubectl config view --flatten --minify.'],
  'certificate-authority': ['names a file with the authority', 'Embed it: kubectl config view --flatten --minify.'],
  'insecure-skip-tls-verify': ['asks for no certificate to be checked', 'Remove that line; the fingerprint can be trusted with the endpoint.'],
  'proxy-url': ['goes through a proxy', 'Enter an address that is reached directly.'],
  as: ['acts as somebody else', 'Use a kubeconfig of that account itself.'],
}

function refuseForbidden(...parts: Record<string, unknown>[]): void {
  for (const part of parts) for (const [key, [what, remedy]] of Object.entries(forbidden)) if (part[key]) throw refuse(`The kubeconfig ${what} (${key}).`, remedy)
}

const decoded = (data: string | undefined) => (data ? Buffer.from(data, 'base64').toString('utf8') : null)

function pemOf(data: string | undefined, what: string): string | null {
  const pem = decoded(data)
  if (pem === null) return null
  try { new X509Certificate(pem) } catch { throw refuse(`The kubeconfig's ${what} is no certificate.`, 'Export it again.') }
  return pem
}

async function parsed(yaml: string): Promise<z.infer<typeof shape>> {
  const { load, CORE_SCHEMA } = await import('js-yaml')
  let value: unknown
  try { value = load(yaml, { schema: CORE_SCHEMA }) } catch { throw refuse('The kubeconfig is no valid YAML.', 'Paste the whole file as it is.') }
  const result = shape.safeParse(value)
  if (result.success) return result.data
  throw refuse(`The kubeconfig is not of the known form at ${result.error.issues[0]?.path.join('.') || 'its top'}.`, 'Paste the whole file as it is.')
}

/** Reads the current context of a kubeconfig. Throws `DriverError` `bad_kubeconfig` for one that is incomplete, or that would run a program or read a file here. */
export async function readKubeconfig(yaml: string): Promise<KubeAccess> {
  const config = await parsed(yaml)
  const wanted = config['current-context'] ?? (config.contexts.length === 1 ? config.contexts[0]!.name : undefined)
  const context = config.contexts.find((c) => c.name === wanted)?.context
  const cluster = config.clusters.find((c) => c.name === context?.cluster)?.cluster
  const user = config.users.find((u) => u.name === context?.user)?.user
  if (!context || !cluster || !user) throw refuse('The kubeconfig has no complete current context.', 'Export it with kubectl config view --flatten --minify.')
  refuseForbidden(cluster, user)
  if (!cluster.server || !URL.canParse(cluster.server) || new URL(cluster.server).protocol !== 'https:') throw refuse('The kubeconfig names no https address of an API server.', 'Export it again from the cluster.')
  const cert = pemOf(user['client-certificate-data'], 'client certificate')
  const key = decoded(user['client-key-data'])
  const basic = user.username && user.password ? Buffer.from(`${user.username}:${user.password}`).toString('base64') : null
  if (!user.token && !(cert && key) && !basic) throw refuse('The kubeconfig holds no credentials.', 'Export it with kubectl config view --flatten --minify --raw.')
  return { url: cluster.server, ca: pemOf(cluster['certificate-authority-data'], 'authority'), token: user.token ?? null, basic, identity: cert && key ? { cert, key } : null }
}
