import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { createApp } from '../src/app.ts'
import { fetchStandIns } from '../src/stand-ins/axis/fetch.ts'
import { standInAddress, standInToken } from '../src/stand-ins/axis/where.ts'
import { as, nobody, program } from './actors.ts'
import { town } from './town.ts'

const place = await town('2026-11-23')
const app = await createApp({ ...place.world, log: 'info' })
const lines: string[] = []
beforeAll(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line))
    return true
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.close()
})

const told = () => lines.splice(0).map((line) => JSON.parse(line) as Record<string, unknown>)

test('a line of the log has the id of its request and nothing of the person', async () => {
  const { identify: _, ...world } = place.world
  const doors = await createApp({ ...world, log: 'info' })
  const client = await program(place)
  told()
  const answer = await as(doors, client, {
    method: 'POST',
    url: '/api/v1/dossiers?ten=Nguyen+Thi+Kin',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'log' },
    payload: JSON.stringify({
      procedure: '1.004873',
      channel: 'counter',
      applicant: {
        fullName: 'Nguyễn Thị Kín',
        idNumber: '079187600777',
        birthDate: '1987-02-05',
        phone: '0912345678',
      },
      form: {},
      components: [],
    }),
  })
  expect(answer.statusCode).toBe(201)
  await as(doors, nobody, { method: 'GET', url: '/tra-cuu/Nguyen-Thi-Kin' })
  const said = told()
  await doors.close()
  expect(said[0]).toMatchObject({
    ...{ method: 'POST', route: '/api/v1/dossiers', status: 201, msg: 'answered' },
    reqId: expect.stringMatching(/^[\w-]{8,}$/),
  })
  expect(JSON.stringify(said)).not.toMatch(/Kín|Kin\b|079187600777|0912345678/)
})

test('what a demonstration asks of its own stand-ins does not fill the log', async () => {
  told()
  const answer = await fetchStandIns(app)(standInAddress, {
    method: 'POST',
    headers: { authorization: `Bearer ${standInToken}` },
    body: '{}',
  })
  expect(answer.status).toBeLessThan(500)
  expect(told()).toEqual([])
})
