import type { Db } from './db.ts'
import { Problem, tooMany } from './problem.ts'

export type Quota = <Result>(work: () => Promise<Result>) => Promise<Result>

type Limits = {
  most: number
  /** How many may wait, and for how long, in ms. */
  waiting: number
  patience: number
}

/** At most so much of a kind of work is under way; the rest waits in line, not too much of it and not for long. */
export function quota({ most, waiting, patience }: Limits): Quota {
  const line = new Set<() => void>()
  let atWork = 0
  function wait() {
    if (line.size >= waiting) throw tooMany(2)
    return new Promise<void>((resolve, reject) => {
      const go = () => {
        line.delete(go)
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        line.delete(go)
        reject(new Problem(503, 'Máy chủ đang bận. Vui lòng thử lại sau', { retryAfter: 5 }))
      }, patience)
      line.add(go)
    })
  }
  function leave() {
    const [next] = line
    if (next) next()
    else atWork -= 1
  }
  return async (work) => {
    if (atWork < most) atWork += 1
    else await wait()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}

/** The same database, of whose connections only so many are lent out this way. */
export const within = (limit: Quota, db: Db): Db => ({
  read: (work) => limit(() => db.read(work)),
  tx: (work) => limit(() => db.tx(work)),
})
