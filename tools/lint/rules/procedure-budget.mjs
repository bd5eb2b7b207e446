import { fileOf, isFunction, lineCount, propertyName } from '../source.mjs'
import { isTest } from '../zones.mjs'

const budget = 15
const kinds = new Set(['query', 'mutation', 'subscription'])

/** The whole procedure: the property or the variable that holds the chain, comments before it not counted. */
const whole = (call) => (call.parent?.type === 'Property' || call.parent?.type === 'VariableDeclarator' ? call.parent : call)

/** A procedure is permission, input, output and one call: at most 15 lines. */
export const procedureBudget = {
  meta: { docs: { description: 'a procedure has at most 15 lines' } },
  create(context) {
    const file = fileOf(context)
    if (!/^packages\/trpc\/src\/.*/.test(file) || isTest(file)) return {}
    return {
      CallExpression(node) {
        if (!kinds.has(propertyName(node.callee)) || !isFunction(node.arguments[0])) return
        const lines = lineCount(whole(node))
        if (lines > budget) context.report({ node, message: `This procedure has ${lines} lines; at most ${budget}. It declares permission, input and output and makes one call: move the thinking into a verb's file.` })
      },
    }
  },
}
