import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { expectKept, verifyAudit } from './kept.ts'
import { ground, ownerOf, startProgram, tokenFor, within, type Program } from './program.ts'
import { clients, isFiled, submission, submit, type Submission } from './submit.ts'

/** With XASO_STRICT the whole of the promise: killed ten times, a thousand submissions each. */
const rounds = Number(process.env['XASO_KILLS'] ?? within(10, 3))
const inAll = within(10_000, 500)

const place = await ground()

/** A round: killed in the middle, started again, and what was not answered sent once more with its own key. */
async function round(program: Program, token: string, list: readonly Submission[], after: number) {
  let killed = false
  const sending = clients(
    8,
    list,
    (one) => submit(program.url, token, one),
    () => killed,
  )
  while (list.filter(isFiled).length < after) await sleep(2)
  killed = true
  await program.kill()
  await sending
  const open = list.filter((one) => !isFiled(one))
  expect(open.length).toBeGreaterThan(0)
  const next = await startProgram(place)
  await clients(8, open, (one) => submit(next.url, token, one))
  return next
}

test(
  'killed while dossiers come in: none acknowledged is lost, none is there twice, no number is missing',
  async () => {
    let program = await startProgram(place)
    const owner = ownerOf(program)
    const token = await tokenFor(owner)
    await owner.close()
    const all: Submission[] = []
    const times: number[] = []
    for (let n = 0; n < rounds; n += 1) {
      const list = Array.from({ length: Math.ceil(inAll / rounds) }, submission)
      all.push(...list)
      program = await round(program, token, list, (list.length * (n + 1)) / (rounds + 1))
      times.push(program.readyMs)
    }
    console.log(`serving again after ${times.join(', ')} ms`)
    expect(all.filter((one) => !isFiled(one))).toEqual([])
    const reader = ownerOf(program)
    await expectKept(reader, all)
    await reader.close()
    // The seal of the last events follows within a second.
    await sleep(2_500)
    expect(await verifyAudit(program)).toMatch(/Đơn vị 1: đúng/)
    expect(Math.max(...times)).toBeLessThan(within(5_000, 20_000))
  },
  within(1_800_000, 240_000),
)
