/** One page of a list. */
export interface PageLike { items: readonly unknown[]; nextCursor: string | null }
/** A list procedure of the client: `client.datacenter.rack.list.query`. */
export type ListCall<I, P extends PageLike> = (input: I, options?: { signal?: AbortSignal }) => PromiseLike<P>

/** Every page of a list, one after the other, from `input.cursor` on: `for await (const page of pages(client.datacenter.rack.list.query, { limit: 200 }))`. */
export async function* pages<I extends { cursor?: string | null | undefined }, P extends PageLike>(list: ListCall<I, P>, input: I, options: { signal?: AbortSignal | undefined } = {}): AsyncGenerator<P, void, undefined> {
  const { signal } = options
  for (let cursor = input.cursor ?? null, first = true; first || cursor; first = false) {
    const page = await list({ ...input, ...(cursor ? { cursor } : {}) }, signal ? { signal } : undefined)
    yield page
    cursor = page.nextCursor
  }
}

/** Every row of a list, fetched page by page as the loop goes on. */
export async function* rows<I extends { cursor?: string | null | undefined }, P extends PageLike>(list: ListCall<I, P>, input: I, options: { signal?: AbortSignal | undefined } = {}): AsyncGenerator<P['items'][number], void, undefined> {
  for await (const page of pages(list, input, options)) for (const row of page.items) yield row as P['items'][number]
}
