import { contendHere, type ContentionOrder } from './contention.ts'

// One process of the contention: does as it is told and says what came of it.
process.once('message', (order: ContentionOrder) => {
  contendHere(order).then((result) => process.send!(result, () => process.disconnect()), (error: unknown) => { console.error(error); process.exit(1) })
})
