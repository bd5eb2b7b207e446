import type { Unsubscribable } from '@trpc/server/observable'

/** Handlers of a running subscription, as tRPC calls them. */
export interface StreamHandlers<T> {
  onData: (value: T) => void
  onError: (error: Error) => void
  onComplete: () => void
  onConnectionStateChange: (state: { state: 'idle' | 'connecting' | 'pending'; error: Error | null }) => void
  signal?: AbortSignal
}
/** A subscription of the client: `client.platform.event.stream`. */
export interface Subscribable<I, T> { subscribe: (input: I, handlers: StreamHandlers<T>) => Unsubscribable }

/** What `subscribe` may be given. */
export interface SubscribeOptions {
  /** ends the loop */
  signal?: AbortSignal | undefined
  /** told when the connection is lost (with the error, where there is one) and when it stands again */
  onConnection?: ((state: 'lost' | 'open', error: Error | null) => void) | undefined
}

/**
 * A subscription as a loop: `for await (const { id, data } of subscribe(client.platform.event.stream, undefined))`. A lost connection is taken up again by
 * itself; of a stream of events none is missed. Leaving the loop ends the subscription. Throws a ColonnadeError when the server refuses.
 */
export async function* subscribe<I, T>(procedure: Subscribable<I, T>, input: I, options: SubscribeOptions = {}): AsyncGenerator<T, void, undefined> {
  const values: T[] = []
  let ended = false
  let failure: Error | undefined
  let wake = () => {}
  const end = (error?: Error) => { ended = true; failure = error; wake() }
  const onAbort = () => end()
  const running = procedure.subscribe(input, {
    onData: (value) => { values.push(value); wake() },
    onError: end,
    onComplete: () => end(),
    onConnectionStateChange: ({ state, error }) => {
      if (state === 'pending') options.onConnection?.('open', null)
      if (state === 'connecting' && error) options.onConnection?.('lost', error)
    },
  })
  options.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    while (!options.signal?.aborted) {
      while (values.length) yield values.shift()!
      if (failure) throw failure
      if (ended) return
      await new Promise<void>((resolve) => { wake = resolve })
    }
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
    running.unsubscribe()
  }
}
