/** What the commune said to one notice. */
export type Answer = { at: Temporal.Instant; isForged: boolean; status: number; text: string }

/** One transfer. The money has left the payer, whether the commune was told or not. */
export type Transfer = {
  ref: string
  unit: number
  at: Temporal.Instant
  /** The commune's account, by the address of its notices. */
  account: string
  amount: number
  memo: string
  back: string | undefined
  answers: readonly Answer[]
}

/** What the stand-in remembers, in memory only: a restart forgets it. */
export type Memory = ReturnType<typeof bankMemory>

const most = 200

export function bankMemory() {
  const transfers = new Map<string, Transfer>()
  return {
    /** Newest first. */
    of: (unit: number) => [...transfers.values()].filter((one) => one.unit === unit).toReversed(),
    find: (unit: number, ref: string) => {
      const one = transfers.get(ref)
      return one?.unit === unit ? one : undefined
    },
    add: (one: Transfer) => {
      transfers.set(one.ref, one)
      const [oldest] = transfers.keys()
      if (transfers.size > most && oldest !== undefined) transfers.delete(oldest)
    },
    answered: (ref: string, answer: Answer) => {
      const one = transfers.get(ref)
      if (one) transfers.set(ref, { ...one, answers: [...one.answers, answer].slice(-20) })
    },
  }
}
