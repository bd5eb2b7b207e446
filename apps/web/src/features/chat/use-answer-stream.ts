import { useClient } from '@colonnade/screens'
import { useEffect, useState } from 'react'
import type { Message } from './types.ts'

/**
 * The text of an answer, growing while it is written. It is followed from its first character, so a reload loses nothing;
 * after a dropped connection it goes on where it stopped. `onEnd` gets the answer as it ended.
 */
export function useAnswerStream(message: Message, onEnd: (message: Message) => void): string {
  const client = useClient()
  const [text, setText] = useState(message.content)
  const streaming = message.status === 'streaming'
  useEffect(() => {
    if (!streaming) return
    let soFar = ''
    let again: ReturnType<typeof setTimeout> | undefined
    let frame = 0
    const draw = () => { frame = 0; setText(soFar) }
    const follow = (): { unsubscribe: () => void } => client.ai.conversation.stream.subscribe({ messageId: message.id, lastEventId: soFar ? String(soFar.length) : null }, {
      onData: ({ data }) => {
        if (data.type === 'message') { onEnd(data.message); return }
        soFar = soFar.slice(0, data.offset) + data.text
        frame ||= requestAnimationFrame(draw) // one drawing per frame, however many pieces arrive
      },
      onError: () => { clearTimeout(again); again = setTimeout(() => { subscription.unsubscribe(); subscription = follow() }, 1500) },
    })
    let subscription = follow()
    return () => { subscription.unsubscribe(); clearTimeout(again); cancelAnimationFrame(frame) }
  }, [client, message.id, streaming, onEnd])
  return streaming && text !== '' ? text : message.content || text
}
