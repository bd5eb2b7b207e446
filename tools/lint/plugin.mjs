// Lint rules of ours. oxlint loads this file (`jsPlugins` in .oxlintrc.json).
import { boundaries } from './rules/boundaries.mjs'
import { docstringOnExport } from './rules/docstring-on-export.mjs'
import { noBaseClientInDomain } from './rules/no-base-client-in-domain.mjs'
import { noWriteOutsideMutate } from './rules/no-write-outside-mutate.mjs'
import { procedureBudget } from './rules/procedure-budget.mjs'

export default {
  meta: { name: 'colonnade' },
  rules: {
    'boundaries': boundaries,
    'docstring-on-export': docstringOnExport,
    'no-base-client-in-domain': noBaseClientInDomain,
    'no-write-outside-mutate': noWriteOutsideMutate,
    'procedure-budget': procedureBudget,
  },
}
