import { afterAll, describe, expect, it } from 'vitest'
import { embeddings, startProviderDouble } from '../model/provider-double.test-support.ts'
import type { EmbeddingDriver } from './driver.ts'
import { VECTOR_DIMENSIONS } from './driver.ts'
import { createLocalEmbedding } from './local.ts'
import { createOpenAiCompatibleEmbedding } from './openai-compatible.ts'

/** The contract every embedding driver passes. */
const double = await startProviderDouble()
double.answer(embeddings(8))
afterAll(() => double.stop())

const drivers: [string, () => EmbeddingDriver][] = [
  ['local', createLocalEmbedding],
  ['openai-compatible', () => createOpenAiCompatibleEmbedding({ id: 'x', name: 'Double', baseUrl: `${double.url}/v1`, model: 'm', batchSize: 3 })],
]

describe.each(drivers)('embedding driver %s', (_, make) => {
  const driver = make()
  const texts = ['Ducks swim.', '鸭子会游泳。', 'Ducks swim.', 'geese', 'x', 'A much longer text about the life of ducks on ponds.', '🦆']

  it('says what its vectors are', () => {
    expect(driver).toMatchObject({ dimensions: VECTOR_DIMENSIONS, local: expect.any(Boolean) })
    expect(driver.id.length * driver.model.length).toBeGreaterThan(0)
  })

  it('gives one vector of the stored width and length 1 per text, in order', async () => {
    const { vectors, tokens } = await driver.embed(texts)
    expect(vectors).toHaveLength(texts.length)
    expect(tokens).toBeGreaterThan(0)
    for (const vector of vectors) {
      expect(vector).toHaveLength(VECTOR_DIMENSIONS)
      expect(vector.every(Number.isFinite)).toBe(true)
    }
    expect(Math.hypot(...(vectors[0] ?? []))).toBeCloseTo(1, 6)
    expect(vectors[2]).toEqual(vectors[0])
    expect(vectors[5]).not.toEqual(vectors[0])
    expect((await driver.embed(['geese'])).vectors[0]).toEqual(vectors[3])
  })

  it('bears nothing, an empty text and a broken one', async () => {
    expect(await driver.embed([])).toEqual({ vectors: [], tokens: 0 })
    const { vectors } = await driver.embed(['', ' \n', '\ud800\0', 'x'.repeat(100_000)])
    expect(vectors.every((vector) => vector.length === VECTOR_DIMENSIONS && vector.every(Number.isFinite))).toBe(true)
  })

  it('rejects with the reason of a signal', async () => {
    await expect(driver.embed(texts, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough')
  })
})
