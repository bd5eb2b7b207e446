import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { sayRowProblem } from './row-problems.ts'

const say = (message: string) => sayRowProblem(message, (key, vars) => `${key}${vars ? `(${vars['n']})` : ''}`, (key, vars) => `${key}${vars ? `(${vars['name']})` : ''}`)
const of = (schema: z.ZodType, value: unknown) => say(schema.safeParse(value).error!.issues[0]!.message)

describe('problems of imported rows', () => {
  it('are said as forms say them, whatever the schema library calls them', () => {
    expect(of(z.number().int(), 'many')).toBe('problem.number')
    expect(of(z.number().int(), undefined)).toBe('problem.required')
    expect(of(z.number().int(), 1.5)).toBe('problem.integer')
    expect(of(z.number().min(3), 1)).toBe('problem.min(3)')
    expect(of(z.number().max(100), 101)).toBe('problem.max(100)')
    expect(of(z.string().min(1), '')).toBe('problem.required')
    expect(of(z.string().max(5), 'too long')).toBe('problem.maxLength(5)')
    expect(of(z.enum(['a', 'b']), 'c')).toBe('problem.choice')
    expect(say('there is no group named gpu-z')).toBe('import.noSuch(gpu-z)')
  })
  it('stay as they are when nobody knows better', () => {
    expect(say('use letters, digits and single hyphens')).toBe('use letters, digits and single hyphens')
  })
})
