import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Services } from '../../../kernel/services.ts'

const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '')

/**
 * The code that shows that who sets the platform up also sees where it was started: `XXXX-XXXX-XXXX-XXXX`, printed there. Made from the secret key, so every
 * process and every start prints the same; it is worth nothing once there is an operator.
 */
export function setupCode({ secretKey }: Pick<Services, 'secretKey'>): string {
  const bytes = createHmac('sha256', secretKey).update('first-run set-up').digest()
  return Array.from({ length: 4 }, (_, group) => Array.from(bytes.subarray(group * 4, group * 4 + 4), (byte) => LETTERS[byte % LETTERS.length]).join('')).join('-')
}

/** Whether a code, however spelt, is the right one. */
export function isSetupCode(services: Pick<Services, 'secretKey'>, given: string): boolean {
  const [own, other] = [setupCode(services), given].map((code) => Buffer.from(plain(code)))
  return own!.length === other!.length && timingSafeEqual(own!, other!)
}
