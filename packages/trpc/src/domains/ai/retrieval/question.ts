/** Stands between the quoted passages and the question in a prompt. */
export const QUESTION_MARK = '\n\nQuestion: '

/** The question inside a user message made by `buildRagPrompt`; any other message is its own question. */
export const questionOf = (content: string): string => {
  const boundary = /^<passages-([^>\s]+)>\n/u.exec(content)?.[1]
  const close = boundary === undefined ? '' : `\n</passages-${boundary}>${QUESTION_MARK}`
  const at = boundary === undefined ? -1 : content.indexOf(close)
  return at < 0 ? content : content.slice(at + close.length)
}
