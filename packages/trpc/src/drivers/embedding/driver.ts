/** Width of every stored vector; a narrower model is padded with zeros, which changes neither cosine nor inner product. */
export const VECTOR_DIMENSIONS = 1536

/** How one call to `embed` may be stopped. */
export type EmbedOptions = { signal?: AbortSignal }

/** Vectors in the order of the texts, each `VECTOR_DIMENSIONS` wide and of length 1 (or all zeros for a text without content), and the tokens the provider counted. */
export type EmbedResult = { vectors: number[][]; tokens: number }

/**
 * Turns texts into vectors. `id` names the driver, `model` what it runs; two vectors may be compared only when both agree.
 * `dimensions` is the stored width. `local` needs no network.
 * Errors are ContractErrors; an aborted signal rejects with its reason.
 */
export interface EmbeddingDriver {
  readonly id: string
  readonly model: string
  readonly dimensions: number
  readonly local: boolean
  embed(texts: readonly string[], options?: EmbedOptions): Promise<EmbedResult>
}

/** Divides by the vector's length; a zero vector stays as it is. */
export const normaliseVector = (vector: number[]): number[] => {
  const length = Math.hypot(...vector)
  return length === 0 ? vector : vector.map((value) => value / length)
}

/** Appends zeros up to `VECTOR_DIMENSIONS`. */
export const padVector = (vector: number[]): number[] =>
  vector.length >= VECTOR_DIMENSIONS ? vector : [...vector, ...new Array<number>(VECTOR_DIMENSIONS - vector.length).fill(0)]
