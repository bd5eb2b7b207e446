/** Letters that do not decompose but that people type without their stroke or ligature. */
const PLAIN: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' }
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu')
/** Marks that are folded away. Kana voicing marks and Indic vowels are marks too and carry meaning, so only these blocks go. */
const FOLDED_MARKS = /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]/gu

/** Text as it is compared: compatibility forms unified (full-width, ligatures), lower case, diacritics folded. `Ｃａｆé` becomes `cafe`. */
export const normaliseText = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(FOLDED_MARKS, '')
    .normalize('NFC')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
