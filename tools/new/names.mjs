// The forms of an entity's name.

const plural = (word) => (/(s|x|z|ch|sh)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`)

/**
 * All forms of a kebab-case name.
 * @param {string} kebab as in `virtual-machine`
 */
export function namesOf(kebab) {
  const camel = kebab.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  const snake = kebab.replaceAll('-', '_')
  return { kebab, camel, snake, pascal: camel[0].toUpperCase() + camel.slice(1), words: kebab.replaceAll('-', ' '), plural: plural(snake) }
}
