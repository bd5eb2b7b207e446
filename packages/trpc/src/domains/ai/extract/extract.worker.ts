import { parentPort, workerData } from 'node:worker_threads'
import { ContractError } from '@colonnade/contract/kernel/errors'
import { extractInThread, type ExtractInput } from './extract.ts'
import { corrupt, type ExtractLimits } from './limits.ts'

const { input, limits } = workerData as { input: ExtractInput; limits: ExtractLimits }

try {
  parentPort?.postMessage({ document: await extractInThread(input, limits) })
} catch (error) {
  const known = error instanceof ContractError ? error : corrupt('uploaded', 'it cannot be read')
  parentPort?.postMessage({ error: known.shape })
}
