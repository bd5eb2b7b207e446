// The test of a resource.

/** packages/trpc/src/domains/<domain>/<entity>/<entity>.db.test.ts */
export function testFile({ names }) {
  return `import { describeResource } from '@colonnade/testing'
import { ${names.camel} } from './resource.ts'

// Isolation, denied permission, audit, restore, allow-lists, paging and the number of queries: the same proof for every entity.
describeResource(${names.camel}, { create: (n) => ({ name: \`${names.words} \${n}\` }), change: { name: 'renamed' } })
`
}
