import { ContractError } from '@colonnade/contract/kernel/errors'
import { expect, test } from 'vitest'
import { toErrorShape } from './errors.ts'

const shape = { code: 'CONFLICT', reason: 'stale', message: 'Stale.', requestId: 'r1' }

test('the shape is found wherever a client puts it', () => {
  for (const thrown of [shape, { shape }, { data: shape }, { data: { error: shape } }, { shape: { data: { shape } } }, Object.assign(new Error('x'), { data: { contract: shape } })]) expect(toErrorShape(thrown)).toEqual(shape)
  expect(toErrorShape(new ContractError('NOT_FOUND', 'host.gone', 'No such host.'))).toMatchObject({ code: 'NOT_FOUND', reason: 'host.gone' })
})

test('a dead network is said to be one; anything else has a remedy', () => {
  expect(toErrorShape(new TypeError('Failed to fetch'))).toMatchObject({ code: 'UNAVAILABLE', reason: 'network' })
  expect(toErrorShape('boom')).toMatchObject({ code: 'INTERNAL', message: 'boom' })
})

test('only who has a request id is told to send it', () => {
  expect(toErrorShape(new Error('boom')).remedy).not.toMatch(/RemedyId|request id/)
  expect(toErrorShape(Object.assign(new Error('boom'), { requestId: 'r-9' }))).toMatchObject({ requestId: 'r-9', remedy: expect.stringMatching(/RemedyId|request id/) })
})
