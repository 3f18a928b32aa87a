import { tried, type Device } from './device.ts'
import type { Answer } from './messages.ts'
import { linkTo, type Link } from './mqtt.ts'
import { take, type Means } from './ordering.ts'
import { iso } from './plays.ts'
import { beatOf } from './reporting.ts'

/** Both ways to the server: MQTT when it is there, otherwise HTTPS. */
export type Lines = {
  open: () => void
  close: () => Promise<void>
  isUp: () => boolean
  answer: (answer: Answer) => void
  /** Whether the server has it, or the broker. */
  beat: () => Promise<boolean>
  /** Answers that HTTPS has not delivered yet. */
  flush: () => Promise<void>
}

export function linesOf(device: Device, means: Means): Lines {
  let link: Link | undefined
  let unsent: Answer[] = []
  let status = ''
  const topic = (leaf: string) => {
    const { enrolled } = device.state
    return `${enrolled?.mqtt?.prefix}/${enrolled?.device}/${leaf}`
  }
  let isFlushing = false
  const flush = async () => {
    if (isFlushing) return
    isFlushing = true
    while (unsent.length > 0 && device.state.enrolled) {
      const sending = unsent.slice(0, 100)
      const send = () => device.server.answers(sending).then(() => true)
      if (!(await tried(device, 'answers', send))) break
      unsent = unsent.filter((one) => !sending.includes(one))
    }
    isFlushing = false
  }
  const tellStatus = (state: string) => {
    if (!link?.isUp() || status === state) return
    status = state
    const text = JSON.stringify({ state, at: iso(device.clock.now()) })
    link.publish(topic('status'), text, { retain: true })
  }
  const beat = async () => {
    const told = beatOf(device)
    tellStatus(told.state)
    if (link?.isUp()) {
      link.publish(topic('beat'), JSON.stringify(told))
      return true
    }
    return (await tried(device, 'beat', () => device.server.beat(told).then(() => true))) ?? false
  }
  const heard = (name: string, payload: Buffer) => {
    if (name === topic('order')) take(device, valueOf(payload), means)
    return Promise.resolve()
  }
  const up = () => {
    device.log('mqtt is up')
    status = ''
    void beat()
  }
  return {
    open() {
      const { enrolled } = device.state
      if (link || !enrolled?.mqtt) return
      const { url, ca } = enrolled.mqtt
      const will = JSON.stringify({ state: 'offline', at: iso(device.clock.now()) })
      link = linkTo({
        url,
        ca,
        clientId: `xaso-${enrolled.device}`,
        username: enrolled.device,
        password: enrolled.secret,
        will: { topic: topic('status'), payload: will },
        topics: [topic('order')],
        heard,
        up,
        down: () => device.log('mqtt is away'),
      })
    },
    async close() {
      tellStatus('offline')
      const closing = link
      link = undefined
      await closing?.end()
    },
    isUp: () => link?.isUp() ?? false,
    answer(answer) {
      if (link?.isUp()) return link.publish(topic('answer'), JSON.stringify(answer))
      unsent.push(answer)
      void flush()
    },
    beat,
    flush,
  }
}

function valueOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}
