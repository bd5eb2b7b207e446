import { fileOf, isFunction } from '../source.mjs'
import { isTest } from '../zones.mjs'

const covered = /^packages\/(contract|db|trpc|client|ui)\/src\//

/** Name of the function or class in a declaration, or undefined for other things. */
function subject(declaration) {
  if (!declaration) return undefined
  if (/^(FunctionDeclaration|ClassDeclaration|TSDeclareFunction)$/.test(declaration.type)) return declaration.id?.name ?? 'default'
  if (declaration.type !== 'VariableDeclaration') return undefined
  return declaration.declarations.find(({ init }) => isFunction(init) || init?.type === 'ClassExpression')?.id.name
}

/** Every exported function and class says what it does, its units and its errors. */
export const docstringOnExport = {
  meta: { docs: { description: 'exported functions and classes have a docstring' } },
  create(context) {
    const file = fileOf(context)
    if (!covered.test(file) || isTest(file) || file.includes('/generated/')) return {}
    const documented = new Set()
    const hasDocstring = (node) => context.sourceCode.getCommentsBefore(node).some((comment) => comment.type === 'Block' && comment.value.startsWith('*'))
    const check = (node, declaration, statement) => {
      const name = subject(declaration)
      if (!name) return
      if (hasDocstring(statement)) documented.add(name)
      else if (!documented.has(name)) context.report({ node, message: `${name} is exported without a docstring: /** what it does, units, errors */.` })
    }
    return {
      ExportNamedDeclaration(node) {
        check(node, node.declaration, node)
        if (node.declaration || node.source) return
        const names = new Set(node.specifiers.map((specifier) => specifier.local.name))
        for (const statement of context.sourceCode.ast.body) {
          if (names.has(subject(statement))) check(statement, statement, statement)
        }
      },
      ExportDefaultDeclaration: (node) => check(node, node.declaration, node),
    }
  },
}
