import type { Ears, Leaf, Peer } from '#platform/mqtt/link.ts'
import type { World } from '#platform/world.ts'

import { noteAnswers, type AnswerOf } from '../orders/answers.ts'
import { sendAgain } from '../orders/store.ts'
import { Answer, Beat, Status } from '../watch/beat.ts'
import { noteHeard, type Heard } from '../watch/heard.ts'
import { gather } from './gather.ts'

type Parts = Pick<World, 'database' | 'now'> & {
  /** Something waits for devices of this commune. */
  wake: (unit: number) => void
  warn: (detail: object, message: string) => void
}

type Word = { heard: Heard } | { answer: AnswerOf } | { arrived: { device: string; at: string } }

/** Writes down what devices say: many words in one transaction for each commune. */
export function earsOf({ database, now, wake, warn }: Parts) {
  const words = gather<Word>(
    async (unit, all) => {
      const heard = all.flatMap((word) => ('heard' in word ? [word.heard] : []))
      const answers = all.flatMap((word) => ('answer' in word ? [word.answer] : []))
      const arrived = all.flatMap((word) => ('arrived' in word ? [word.arrived] : []))
      await database.as({ unit }).tx(async (tx) => {
        if (heard.length > 0) await noteHeard(tx, unit, heard, now())
        if (answers.length > 0) await noteAnswers(tx, unit, answers, now())
        if (arrived.length > 0) await sendAgain(tx, unit, arrived)
      })
      if (arrived.length > 0) wake(unit)
    },
    (err) => warn({ err }, 'what devices said could not be written down'),
  )
  let isOver = false
  const ears: Ears = {
    heard(peer, leaf, payload) {
      if (isOver) return
      const word = wordOf(peer, leaf, payload)
      if (word) words.add(peer.unit, word)
      else warn({ device: peer.device, leaf }, 'not as the protocol says')
    },
    arrived: ({ unit, device }) => {
      if (!isOver) words.add(unit, { arrived: { device, at: now().toString() } })
    },
  }
  /** From now on nothing is heard: that we stop is no fault of the devices. */
  const end = () => {
    isOver = true
    return words.end()
  }
  return { ears, end }
}

function wordOf({ device }: Peer, leaf: Leaf, payload: Buffer): Word | undefined {
  const body = jsonOf(payload)
  if (leaf === 'answer') {
    const { data } = Answer.safeParse(body)
    return data && { answer: { ...data, device } }
  }
  if (leaf === 'status') {
    const { data } = Status.safeParse(body)
    return data && { heard: { device, state: data.state } }
  }
  const { data } = Beat.safeParse(body)
  return data && { heard: { device, state: data.state, beat: data } }
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}
