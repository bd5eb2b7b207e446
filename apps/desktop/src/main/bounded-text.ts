/** An answer's text, read no further than so many characters; empty when it is longer. */
export async function boundedText(answer: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  const reader = answer.body?.getReader()
  let text = ''
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) return text
    text += decoder.decode(part.value, { stream: true })
    if (text.length > most) { await reader?.cancel(); return '' }
  }
}
