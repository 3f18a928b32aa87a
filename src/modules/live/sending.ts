// What was recorded goes to the server in order, half a second each.
import { say } from '#ui/scripts/lib/words.ts'

import { tell } from './told.ts'

/** Parts that may wait when the network is slow: about twenty seconds. */
const mostWaiting = 40

/** One part after the other, in order; one that did not arrive is sent again. */
export function sender(address: string, kind: string, onEnd: () => void) {
  const waiting: Blob[] = []
  let number = 0
  let isSending: Promise<void> | undefined
  let isOver = false

  async function send() {
    for (let part = waiting[0]; part && !isOver; part = waiting[0]) {
      const answer = await fetch(`${address}/${number}`, {
        method: 'POST',
        headers: { 'content-type': kind.split(';', 1)[0] ?? kind },
        body: part,
      }).catch(() => undefined)
      if (answer?.ok) {
        waiting.shift()
        number += 1
      } else if (answer && answer.status >= 400 && answer.status < 500) over()
      else await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }

  function over() {
    isOver = true
    onEnd()
    location.reload()
  }

  return {
    add(part: Blob) {
      waiting.push(part)
      if (waiting.length > mostWaiting) tell(tooSlow())
      isSending ??= send().finally(() => (isSending = undefined))
    },
    rest: async () => {
      await isSending
      await send()
    },
  }
}

const tooSlow = () =>
  say(
    'Mạng chậm, loa có thể bị ngắt. Hãy nói chậm lại hoặc kết thúc.',
    'The network is slow and the horns may break off. Speak slowly, or end.',
  )
