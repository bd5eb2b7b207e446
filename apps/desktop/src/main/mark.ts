/** The mark, five columns under a lintel, as a bitmap: BGRA, `size` × `size` pixels, premultiplied. One colour on nothing, as trays want it. */
export function markBitmap(size: number, [red, green, blue]: readonly [number, number, number]): Buffer {
  const pixels = Buffer.alloc(size * size * 4)
  const unit = size / 16
  const filled = (x: number, y: number) => {
    const column = Math.floor(x / unit)
    const row = Math.floor(y / unit)
    const lintel = row >= 2 && row < 4 && column >= 1 && column < 15
    const base = row === 13 && column >= 1 && column < 15
    const shaft = row >= 5 && row < 12 && column >= 1 && column < 15 && (column - 1) % 3 < 2
    return lintel || base || shaft
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (filled(x, y)) pixels.set([blue, green, red, 255], (y * size + x) * 4)
    }
  }
  return pixels
}
