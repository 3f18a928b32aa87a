import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { expectKept, verifyAudit } from './kept.ts'
import { ground, ownerOf, startProgram, tokenFor, within } from './program.ts'
import { clients, isFiled, submission, submit, type Submission } from './submit.ts'

const rounds = Number(process.env['XASO_KILLS'] ?? 3)
const inAll = 500

const place = await ground()

test('killed while dossiers come in: none acknowledged is lost, none is there twice, no number is missing', async () => {
  let program = await startProgram(place)
  const token = await tokenOf()
  const all: Submission[] = []
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const list = Array.from({ length: Math.ceil(inAll / rounds) }, submission)
    all.push(...list)
    let killed = false
    const sending = clients(
      8,
      list,
      (one) => submit(program.url, token, one),
      () => killed,
    )
    while (list.filter(isFiled).length < (list.length * (round + 1)) / (rounds + 1)) await sleep(2)
    killed = true
    await program.kill()
    await sending
    expect(list.some((one) => !isFiled(one))).toBe(true)
    program = await startProgram(place)
    times.push(program.readyMs)
    await clients(
      8,
      list.filter((one) => !isFiled(one)),
      (one) => submit(program.url, token, one),
    )
  }
  console.log(`serving again after ${times.join(', ')} ms`)
  expect(all.filter((one) => !isFiled(one))).toEqual([])
  const owner = ownerOf(program)
  await expectKept(owner, all)
  await owner.close()
  // The seal of the last events follows within a second.
  await sleep(2_500)
  expect(await verifyAudit(program)).toMatch(/Đơn vị 1: đúng/)
  expect(Math.max(...times)).toBeLessThan(within(5_000, 20_000))

  async function tokenOf() {
    const owner = ownerOf(program)
    const token = await tokenFor(owner)
    await owner.close()
    return token
  }
}, 240_000)
