import { expect, test } from 'vitest'

import { ground, ownerOf, startProgram, tokenFor } from './program.ts'

const zones = ['America/Los_Angeles', 'Asia/Tokyo', 'UTC']

/** Late in the evening, over a new year, and about the hour at which these zones change their day or their clocks. */
const moments = [
  '2026-11-23T09:00:00+07:00',
  '2026-11-23T23:59:59+07:00',
  '2026-12-31T20:00:00Z',
  '2026-08-28T15:10:00+07:00',
  '2026-03-08T02:30:00-08:00',
  '2026-11-01T01:30:00-07:00',
]
const rules = [
  { amount: 3, unit: 'working-day' },
  { amount: 15, unit: 'day' },
  { amount: 12, unit: 'working-hour' },
  { amount: 26, unit: 'hour' },
  { amount: 1, unit: 'same-day', cutoff: '15:00' },
]

type Filed = { code: string; receivedAt: string; dueAt: string }

const place = await ground()

test('deadlines are the same whatever the time zone of the server', async () => {
  const computed: unknown[] = []
  const filed: Filed[] = []
  for (const [i, zone] of zones.entries()) {
    const program = await startProgram({ ...place, environment: { TZ: zone, PGTZ: zone } })
    const ask = async (body: object) => {
      const answer = await fetch(`${program.url}/api/v1/clock/due`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return (await answer.json()) as { dueAt: string }
    }
    computed.push(
      await Promise.all(
        moments.flatMap((receivedAt) => rules.map((rule) => ask({ receivedAt, rule }))),
      ),
    )
    const procedure = await fetch(`${program.url}/api/v1/procedures/1.004873`)
    const { time: rule } = (await procedure.json()) as { time: unknown }
    const owner = ownerOf(program)
    filed.push(await file(program.url, await tokenFor(owner), i))
    await owner.close()
    // What was filed in the other zones has here the same due date, and the day of its number is the day in Việt Nam.
    for (const { code, receivedAt, dueAt } of filed) {
      const day = Temporal.Instant.from(receivedAt).toZonedDateTimeISO('Asia/Ho_Chi_Minh')
      expect(code).toContain(`-${day.toPlainDate().toString().slice(2).replaceAll('-', '')}-`)
      expect((await ask({ receivedAt, rule })).dueAt).toBe(dueAt)
    }
    await program.stop()
  }
  expect(computed[1]).toEqual(computed[0])
  expect(computed[2]).toEqual(computed[0])
}, 150_000)

async function file(url: string, token: string, n: number): Promise<Filed> {
  const applicant = {
    fullName: 'Nguyễn Thị Hoa',
    idNumber: `07918700000${n}`,
    birthDate: '1987-02-05',
  }
  const answer = await fetch(`${url}/api/v1/dossiers`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `zone ${n}`,
    },
    body: JSON.stringify({ procedure: '1.004873', channel: 'post', applicant, form: {} }),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Filed
}
