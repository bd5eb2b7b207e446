// Counts what vitest wrote down.
import { readFileSync, statSync } from 'node:fs'

/**
 * Counts the tests of one vitest run. A file that could not be loaded, and a run that ended badly without a failed test
 * (a crash, an unhandled error), count as one failed test each. Skipped tests count as nothing.
 * @param {string} file vitest's JSON report
 * @param {number} since when the run began (ms); an older report is of another run
 * @param {number} exitCode of vitest
 */
export function countResults(file, since, exitCode) {
  const report = readReport(file, since)
  if (!report) return { passed: 0, failed: 1 }
  const tests = report.testResults.flatMap((suite) => suite.assertionResults)
  const passed = tests.filter((test) => test.status === 'passed').length
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed')).length
  const failed = tests.filter((test) => test.status === 'failed').length + broken
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

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
