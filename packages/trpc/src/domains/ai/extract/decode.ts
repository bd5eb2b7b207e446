/** A text and the encoding it was read with. */
export type DecodedText = { text: string; encoding: string }

const BOMS: { encoding: string; bytes: number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]
/** Enough to judge; detection never reads a whole large file twice. */
const SAMPLE = 64_000
/** Characters frequent in any text of their language; a wrong decoding hits them only by chance. */
const COMMON = new Set('的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后么心多天而能好都然没日于起还发成事只作当想看文无开手用主行方又如前所本见经头面公同三已老从动两长知這來國個說們為時會過學對裡後麼還發當開經頭動兩長のはにをたとがしてれいるんですますこあー이다는에의을가한고')

/** Share of common characters from which a decoding is believed whatever its bytes look like; by chance it is some 3 %. */
const PLAUSIBLE = 0.12

const tryDecode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** A cut through a multi-byte character at the sample's end is not an error. */
const trySample = (bytes: Uint8Array, encoding: string): string | undefined => {
  for (let cut = 0; cut < 4; cut += 1) {
    const text = tryDecode(bytes.subarray(0, bytes.length - cut), encoding)
    if (text !== undefined) return text
  }
  return undefined
}

/** UTF-16 without a mark: every other byte of Latin text is zero. */
const guessUtf16 = (sample: Uint8Array): string | undefined => {
  let even = 0
  let odd = 0
  sample.forEach((byte, at) => {
    if (byte !== 0) return
    if (at % 2 === 0) even += 1
    else odd += 1
  })
  const half = sample.length / 2
  if (sample.length < 4 || Math.max(even, odd) < half * 0.3) return undefined
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : undefined
}

/** In East Asian encodings bytes above 127 come in pairs; in Western ones they stand alone. */
const highBytesArePaired = (sample: Uint8Array): boolean => {
  let high = 0
  let paired = 0
  sample.forEach((byte, at) => {
    if (byte < 0x80) return
    high += 1
    if ((sample[at - 1] ?? 0) >= 0x80 || (sample[at + 1] ?? 0) >= 0x80) paired += 1
  })
  return high > 0 && paired / high > 0.6
}

const commonShare = (text: string): number => {
  const characters = [...text].filter((character) => character > '\u007f')
  return characters.filter((character) => COMMON.has(character)).length / Math.max(1, characters.length)
}

const guessLegacy = (sample: Uint8Array): string => {
  const scored = ['gb18030', 'big5', 'shift_jis', 'euc-kr'].flatMap((encoding) => {
    const text = trySample(sample, encoding)
    return text === undefined ? [] : [{ encoding, score: commonShare(text) }]
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best !== undefined && (best.score >= PLAUSIBLE || highBytesArePaired(sample)) ? best.encoding : 'windows-1252'
}

const charsetOf = (sample: Uint8Array): string | undefined => /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,20})/iu.exec(new TextDecoder('latin1').decode(sample.subarray(0, 2_048)))?.[1]

/**
 * Text of a file whose encoding nobody told: byte order mark, then UTF-16 by its zeros, strict UTF-8, the charset an HTML page declares, GB18030, Big5,
 * Shift JIS or EUC-KR by how plausible the result is, else Windows-1252. Undefined for binary content.
 */
export const decodeText = (bytes: Uint8Array): DecodedText | undefined => {
  const bom = BOMS.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte))
  const sample = bytes.subarray(0, SAMPLE)
  const encoding = bom?.encoding ?? guessUtf16(sample)
  if (encoding !== undefined) return { text: new TextDecoder(encoding).decode(bytes), encoding }
  if (sample.includes(0)) return undefined
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' }
  const declared = charsetOf(sample)
  const strict = declared === undefined ? undefined : tryDecode(bytes, declared)
  if (declared !== undefined && strict !== undefined) return { text: strict, encoding: declared.toLowerCase() }
  const legacy = trySample(sample, 'utf-8') === undefined ? guessLegacy(sample) : 'utf-8'
  return { text: new TextDecoder(legacy).decode(bytes), encoding: legacy }
}
