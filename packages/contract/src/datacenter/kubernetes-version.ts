import * as z from 'zod'

/** A Kubernetes version such as 1.33.2; a leading v is dropped. */
export const kubernetesVersion = z.string().trim().max(20).regex(/^v?[1-9]\d{0,2}\.\d{1,3}\.\d{1,3}$/, 'must be a version such as 1.33.2').transform((text) => text.replace(/^v/, ''))

const parts = (version: string): [number, number, number] => version.split('.').map(Number) as [number, number, number]

/** Below 0 when `a` is older than `b`, above when newer, 0 when the same. Both as 1.33.2. */
export function compareVersions(a: string, b: string): number {
  const [x, y] = [parts(a), parts(b)]
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2]
}

/** Why a cluster of version `from` may not go to `to`: older, the same, or a minor version would be skipped (kubeadm's rule). Null when it may. */
export function upgradeRefusal(from: string, to: string): 'downgrade' | 'same' | 'skips_minor' | null {
  const order = compareVersions(from, to)
  if (order >= 0) return order === 0 ? 'same' : 'downgrade'
  const [x, y] = [parts(from), parts(to)]
  return x[0] !== y[0] || y[1] - x[1] > 1 ? 'skips_minor' : null
}

/** Whether a node's or server's own version ("v1.33.2", "v1.33.2+k3s1") is the recorded one ("1.33.2"). What a distribution adds counts for nothing. */
export function runsVersion(found: string, recorded: string): boolean {
  return found.replace(/^v/, '').replace(/[+-].*$/, '') === recorded
}
