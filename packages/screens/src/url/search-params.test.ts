import { describe, expect, it } from 'vitest'
import { parseSearch, splitHref, stringifySearch } from './search-params.ts'

describe('search parameters', () => {
  it('come back as they were written, repeated ones in order', () => {
    const text = '?f=name%3Acontains%3A12&f=dc%3Aeq%3Atrue&sort=-name&open=x'
    expect(stringifySearch(parseSearch(text))).toBe(text)
    expect(parseSearch(text)).toEqual({ f: ['name:contains:12', 'dc:eq:true'], sort: '-name', open: 'x' })
  })
  it('split from an address', () => {
    expect(splitHref('/racks?open=1')).toEqual({ to: '/racks', search: { open: '1' } })
    expect(splitHref('/racks')).toEqual({ to: '/racks', search: {} })
  })
})
