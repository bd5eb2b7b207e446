// Names for shapes that come more than once: the file gets a fifth as long, and a reader sees `DatacenterRack` instead of twenty fields.

const SHORTEST = 90
const MARK = /§(\d+)§/g
const pascal = (parts) => parts.map((part) => part.replace(/[^A-Za-z0-9]+(.)?/g, (_, c) => c?.toUpperCase() ?? '').replace(/^./, (c) => c.toUpperCase())).join('')

/** What a path says: the entity, and the way from the verb on. `datacenter.rack.list.output.items.item` → datacenter.rack, [list, output, items]. */
function split(path) {
  const parts = path.split('.').filter((part) => part !== 'item')
  const side = parts.findIndex((part) => part === 'input' || part === 'output')
  const verb = Math.max(0, side - 1)
  return { entity: parts.slice(0, verb), rest: parts.slice(verb) }
}

/** A name from the places a shape stands at: the entity for what `get` answers, without the entity for what several have in common. */
function suggest(paths) {
  const places = paths.map(split)
  const [best] = places.toSorted((a, b) => a.entity.length + a.rest.length - b.entity.length - b.rest.length)
  if (new Set(places.map((p) => p.entity.join('.'))).size > 1) return pascal(best.rest)
  const row = places.find((p) => p.rest.join('.') === 'get.output')
  return pascal(row ? row.entity : [...best.entity, ...best.rest])
}

/** Keeps every shape once. Printed texts hold marks in place of shapes; `expand` puts names or the shapes themselves there. */
export class Names {
  #ids = new Map()
  #shapes = []
  #named = new Map()
  #taken

  constructor(taken) {
    this.#taken = new Set(taken)
  }

  /** A mark for a shape: the same for the same text. */
  mark(text, at) {
    const id = this.#ids.get(text) ?? this.#shapes.push({ text, paths: [] }) - 1
    this.#ids.set(text, id)
    this.#shapes[id].paths.push(at)
    return `§${id}§`
  }

  /** Chooses names, now that all texts are known that are not shapes themselves. */
  settle(texts) {
    const uses = this.#shapes.map(() => 0)
    for (const text of [...texts, ...this.#shapes.map((s) => s.text)]) for (const [, id] of text.matchAll(MARK)) uses[id]++
    for (const [id, shape] of this.#shapes.entries()) if (uses[id] > 1 && this.expand(shape.text).length >= SHORTEST) this.#named.set(String(id), this.#free(suggest(shape.paths)))
  }

  #free(wanted) {
    let name = wanted
    for (let n = 2; this.#taken.has(name); n++) name = wanted + n
    this.#taken.add(name)
    return name
  }

  /** A text with the marks replaced. */
  expand(text) {
    return text.replace(MARK, (_, id) => this.#named.get(id) ?? this.expand(this.#shapes[id].text))
  }

  /** The declarations of the named shapes. */
  declarations() {
    return [...this.#named].map(([id, name]) => {
      const text = this.expand(this.#shapes[id].text)
      return text.startsWith('{') && !text.includes('} |') ? `export interface ${name} ${text}` : `export type ${name} = ${text}`
    })
  }
}
