// Counts what vitest wrote down.
import { readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'

/**
 * Counts the tests of one vitest run. A file that could not be loaded, and a run that ended badly without a failed test
 * (a crash, an unhandled error), count as one failed test each. Skipped tests count as nothing.
 * @param {string} file vitest's JSON report
 * @param {number} since when the run began (ms); an older report is of another run
 * @param {number} exitCode of vitest
 * @returns {{ passed: number, failed: number, failures: string[] }} `failures` names each, with its file
 */
export function countResults(file, since, exitCode) {
  const report = readReport(file, since)
  if (!report) return { passed: 0, failed: 1, failures: ['vitest ended without a report'] }
  const passed = report.testResults.flatMap((suite) => suite.assertionResults).filter((test) => test.status === 'passed').length
  const failures = report.testResults.flatMap((suite) => failuresOf(suite))
  if (failures.length === 0 && exitCode !== 0) failures.push(`vitest ended with ${exitCode} and no failed test: an unhandled error, or a crash`)
  return { passed, failed: failures.length, failures }
}

function failuresOf(suite) {
  const file = relative(process.cwd(), suite.name ?? '')
  const failed = suite.assertionResults.filter((test) => test.status === 'failed')
  if (failed.length) return failed.map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`)
  return suite.status === 'failed' ? [`${file}: ${firstLine(suite.message)}`] : []
}

const firstLine = (text = '') => text.split('\n')[0].slice(0, 300)

function readReport(file, since) {
  try {
    if (statSync(file).mtimeMs < since - 1000) return undefined
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Adds up the results of all parts. */
export function total(results) {
  return results.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), { passed: 0, failed: 0 })
}
