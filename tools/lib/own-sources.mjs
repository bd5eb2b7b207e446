// Node reads packages of ours from their sources: node --import ./tools/lib/own-sources.mjs file.ts
// `--conditions=source` alone says it to every package, and some on npm (eventsource) keep TypeScript under that name, which Node refuses to strip.
import module from 'node:module'

const isOurs = (specifier) => specifier.startsWith('@colonnade/')

// Older Nodes have no such hooks; a test run by hand under one of them starts all the same.
module.registerHooks?.({
  resolve(specifier, context, next) {
    const others = context.conditions.filter((condition) => condition !== 'source')
    return next(specifier, { ...context, conditions: isOurs(specifier) ? [...others, 'source'] : others })
  },
})
