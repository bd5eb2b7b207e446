import { describe, expect, it } from 'vitest'
import { createLocalEmbedding } from './local.ts'

const driver = createLocalEmbedding()
const dot = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
const nearest = async (question: string, passages: string[]) => {
  const { vectors } = await driver.embed([question, ...passages])
  const scores = vectors.slice(1).map((vector) => dot(vectors[0], vector))
  return passages[scores.indexOf(Math.max(...scores))]
}

describe('local embedding', () => {
  it.each([
    ['Where do dabbling ducks feed?', 'Dabbling ducks feed on the surface of water.'],
    ['patented typewritter', 'The typewriter was patented by Sholes.'],
    ['绿头鸭吃什么', '绿头鸭主要吃水生植物。'],
    ['打字機的專利', '打字機的專利屬於肖爾斯。'],
    ['CAFÉ', 'A cafe in Paris sells bread.'],
  ])('finds the passage for %j', async (question, expected) => {
    const passages = ['Dabbling ducks feed on the surface of water.', 'The typewriter was patented by Sholes.', '绿头鸭主要吃水生植物。', '打字機的專利屬於肖爾斯。', 'A cafe in Paris sells bread.', 'What do you do when you do it?']
    expect(await nearest(question, passages)).toBe(expected)
  })

  it('does not take a common question word for a subject', async () => {
    const { vectors } = await driver.embed(['What is the weight of a swan?', 'What is the price of a ticket?', 'A swan has a weight of nine kilos.'])
    expect(dot(vectors[0], vectors[1])).toBeLessThan(dot(vectors[0], vectors[2]))
  })

  it('is pinned: a change of features must change the model\'s name', async () => {
    const { vectors, tokens } = await driver.embed(['Ducks swim 鸭子'])
    const places = (vectors[0] ?? []).flatMap((value, at) => (Math.abs(value) > 0.2 ? [at] : []))
    expect({ model: driver.model, tokens, places }).toMatchInlineSnapshot(`
      {
        "model": "local-hash-1",
        "places": [
          144,
          275,
          335,
          852,
          878,
          1159,
          1172,
          1221,
          1430,
          1516,
        ],
        "tokens": 5,
      }
    `)
  })
})
