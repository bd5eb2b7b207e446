// Where the server is and who asks, from the environment.
import { createClient, signIn } from '@colonnade/client'

/**
 * Options and client for COLONNADE_URL (http://127.0.0.1:4000 unless set), with COLONNADE_TOKEN, or signed in with COLONNADE_EMAIL and COLONNADE_PASSWORD.
 */
export async function connect() {
  const { COLONNADE_URL: url = 'http://127.0.0.1:4000', COLONNADE_TOKEN, COLONNADE_EMAIL: email, COLONNADE_PASSWORD: password } = process.env
  const token = COLONNADE_TOKEN ?? (email && password ? (await signIn({ url }, { email, password })).token : undefined)
  if (!token) throw new Error('Set COLONNADE_TOKEN, or COLONNADE_EMAIL and COLONNADE_PASSWORD.')
  const options = { url, token }
  return { options, client: createClient(options) }
}

/** Ends the script with what went wrong in one line, and what to do about it where the server said so. @param {unknown} error */
export function explain(error) {
  const { message, remedy = '', fields = [] } = /** @type {import('@colonnade/client').ColonnadeError} */ (error)
  console.error(`${message} ${remedy}`.trim())
  for (const field of fields) console.error(`  ${field.path}: ${field.message}`)
  process.exitCode = 1
}
