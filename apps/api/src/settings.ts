import { resolve } from 'node:path'
import * as z from 'zod'

const port = z.coerce.number().int().min(0).max(65535)
const text = z.string().trim().min(1).optional()
const url = (...protocols: string[]) => z.string().trim().refine((value) => protocols.some((p) => value.startsWith(`${p}://`)) && URL.canParse(value), `must be a URL that begins with ${protocols.map((p) => `${p}://`).join(' or ')}`).optional()

/** Every setting, read from the environment; an empty variable counts as absent. Documented in .env.example. */
const environment = z.object({
  PORT: port.default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.colonnade').transform((dir) => resolve(dir)),
  DATABASE_URL: url('postgresql', 'postgres'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(16),
  REDIS_URL: url('redis', 'rediss'),
  SECRET_KEY: z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits (32 bytes)').optional(),
  SECRET_KEYS_RETIRED: z.string().default('').transform((list) => list.split(',').map((key) => key.trim()).filter(Boolean)).pipe(z.array(z.string().regex(/^[0-9a-f]{64}$/i, 'each must be 64 hexadecimal digits (32 bytes)'))),
  SIGN_UP: z.enum(['on', 'off']).default('on'),
  PUBLIC_URL: url('http', 'https'),
  SMTP_URL: url('smtp', 'smtps'),
  MAIL_FROM: z.string().default('Colonnade <colonnade@localhost>'),
  OPENAI_API_KEY: text,
  OPENAI_BASE_URL: url('http', 'https'),
  ANTHROPIC_API_KEY: text,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  TRUST_PROXY: z.stringbool().default(false),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(2),
})
export type Settings = z.infer<typeof environment>

/** The settings; throws an error of one line per wrong variable, never with a value, which may be a secret. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const result = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  if (result.success) return result.data
  throw new Error(result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'))
}
