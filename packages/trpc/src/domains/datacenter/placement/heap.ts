/** A binary heap whose top is the item that `before` puts first. Push and pop take O(log n); building from n items takes O(n). */
export class Heap<T> {
  readonly #items: T[]
  readonly #before: (a: T, b: T) => boolean

  constructor(before: (a: T, b: T) => boolean, items: T[] = []) {
    this.#before = before
    this.#items = items
    for (let i = (items.length >> 1) - 1; i >= 0; i--) this.#down(i)
  }

  /** How many items it holds. */
  get size(): number {
    return this.#items.length
  }

  /** The first item, left where it is. */
  peek(): T | undefined {
    return this.#items[0]
  }

  /** Adds an item. */
  push(item: T): void {
    const items = this.#items
    let i = items.push(item) - 1
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!this.#before(item, items[parent]!)) break
      items[i] = items[parent]!
      i = parent
    }
    items[i] = item
  }

  /** Takes the first item out. */
  pop(): T | undefined {
    const items = this.#items
    const top = items[0]
    const last = items.pop()
    if (items.length > 0) this.replaceTop(last!)
    return top
  }

  /** Puts another item in the first one's place: one sift instead of a pop and a push. */
  replaceTop(item: T): void {
    this.#items[0] = item
    this.#down(0)
  }

  #down(start: number): void {
    const items = this.#items
    const item = items[start]!
    let i = start
    for (;;) {
      let child = 2 * i + 1
      if (child >= items.length) break
      if (child + 1 < items.length && this.#before(items[child + 1]!, items[child]!)) child++
      if (!this.#before(items[child]!, item)) break
      items[i] = items[child]!
      i = child
    }
    items[i] = item
  }
}
