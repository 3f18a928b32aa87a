import { tooMany } from '#platform/problem.ts'

const seconds = 60
const most = 600
const mostAddresses = 10_000

/** Slows whoever tries out tokens: past ten wrong ones a second, an address is asked to wait. */
export function guessLimit() {
  const wrong = new Map<string, { from: number; count: number }>()
  return {
    refuse(address: string) {
      const known = wrong.get(address)
      if (!known) return
      const passed = (performance.now() - known.from) / 1000
      if (passed >= seconds) wrong.delete(address)
      else if (known.count >= most) throw tooMany(Math.ceil(seconds - passed))
    },
    count(address: string) {
      const known = wrong.get(address)
      if (known) known.count += 1
      else wrong.set(address, { from: performance.now(), count: 1 })
      if (wrong.size > mostAddresses) wrong.clear()
    },
  }
}
