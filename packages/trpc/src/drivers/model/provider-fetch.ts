import { badAnswer, type ProviderIdentity } from './provider-error.ts'

/**
 * `fetch` for providers: a redirect is refused, because headers with the key would follow it to another host, and a web page with status 200
 * (a log-in screen, a proxy's notice) is an error instead of an answer without words.
 */
export const providerFetch =
  (who: ProviderIdentity): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'error' })
    if (!response.ok || !/text\/html/iu.test(response.headers.get('content-type') ?? '')) return response
    await response.body?.cancel()
    throw badAnswer(who, 'a web page')
  }
