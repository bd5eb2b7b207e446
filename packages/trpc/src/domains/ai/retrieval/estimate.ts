const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * About how many model tokens a text is, without any model's vocabulary: one per Han, kana or hangul character, one per four others.
 * Within some 20 % of the common tokenisers for prose; used for chunk sizes, budgets before a call, and where a provider reports no usage.
 */
export const estimateTokens = (text: string): number => {
  const dense = text.match(CJK)?.length ?? 0
  return Math.ceil(dense + (text.length - dense) / 4)
}
