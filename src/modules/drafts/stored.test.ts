import { expect, test } from 'vitest'
import { z } from 'zod'

import { receive } from '#modules/dossiers/index.ts'
import { addFile, claimFiles } from '#platform/uploads.ts'
import { intakeOf } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { begin, contact, fill, funeral, givenCitizen, send } from './filing.fixture.ts'

const here = await town('2026-11-23')
const { db, clock, visit } = here
const { work } = background(here)
const desk = officerWho()
const plan = 'Phương án sử dụng tạm thời lòng đường, vỉa hè và phương án tổ chức giao thông'

const Id = z.object({ id: z.string() })

/** A citizen whose plan for the road was scanned with an earlier application; the commune counts it as reusable. */
async function citizenWithPlan() {
  const citizen = await givenCitizen(here)
  const { fullName, idNumber, birth } = citizen.person
  await db.tx(async (tx) => {
    const stored = { sha256: Buffer.alloc(32, 9), size: 9, head: Buffer.alloc(0) }
    const { id: fileId } = await addFile(tx, desk, stored, 'quet.pdf', 'application/pdf')
    const papers = [
      { name: plan, quantity: 1, kind: 'original' as const, fileId, digitised: 1 as const },
    ]
    const applicant = { fullName, idNumber, birth }
    const { id } = await receive(tx, desk, clock.now, intakeOf({ applicant, papers }))
    await claimFiles(tx, unit, desk.actor, [fileId], { kind: 'dossier', id })
  })
  await work()
  const paper = await db.read(
    (q) => q.one(Id)`select id from vault.paper where person_id = ${citizen.person.id}`,
  )
  return { ...citizen, paper }
}

await visit(desk).post('/quan-tri/loai-giay-to/moi', {
  code: 'road-plan',
  name: 'Phương án sử dụng tạm thời lòng đường',
  reusable: '1',
  source: 'Thử',
  version: '0',
})

const again = (id: string) => ({ '_dung-lai': `plan:${id}` })

test('filing online, a paper given before is used by one press and counted as reused', async () => {
  const { browser, paper, person } = await citizenWithPlan()
  const at = await begin(browser)
  await fill(browser, `${at}/to-khai`, funeral)
  const papers = await browser.get(`${at}/giay-to`)
  expect(papers.body).toContain('Bạn đã có giấy tờ này trong kho')
  expect(papers.body).toContain(`value="plan:${paper.id}"`)
  await fill(browser, `${at}/giay-to`, again(paper.id))
  await fill(browser, `${at}/giay-to`, again(paper.id))
  const taken = (await browser.get(`${at}/giay-to`)).body
  expect(taken).not.toContain('Bạn đã có giấy tờ này trong kho')
  expect(taken.match(/name="_remove"/g), 'pressed twice, taken once').toHaveLength(1)
  await fill(browser, `${at}/giay-to`, { _next: '1' })
  const sent = await send(browser, at, contact)
  expect(sent.headers['location']).toContain('/xong/')
  const Reused = z.object({ digitised: z.number(), storedId: z.string() })
  const reused = await db.read(
    (q) => q.many(Reused)`
      select c.digitised, c.stored_id from dossiers.component c join dossiers.dossier d
        on d.unit_id = c.unit_id and d.id = c.dossier_id
      where d.applicant_id = ${person.id} and c.stored_id is not null`,
  )
  expect(reused).toEqual([{ digitised: 2, storedId: paper.id }])
})

test('taken out again it is offered again, and the store keeps it; another’s paper is refused', async () => {
  const { browser, paper } = await citizenWithPlan()
  const stranger = await givenCitizen(here)
  const at = await begin(browser)
  await fill(browser, `${at}/to-khai`, funeral)
  await fill(browser, `${at}/giay-to`, again(paper.id))
  const fileId = /name="_remove" value="([^"]+)"/.exec(
    (await browser.get(`${at}/giay-to`)).body,
  )?.[1]
  await fill(browser, `${at}/giay-to`, { _remove: fileId ?? '' })
  expect((await browser.get(`${at}/giay-to`)).body).toContain(`value="plan:${paper.id}"`)
  expect((await browser.get('/cua-toi/giay-to')).body).toContain('Phương án')

  const theirs = await begin(stranger.browser)
  await fill(stranger.browser, `${theirs}/to-khai`, funeral)
  const refused = await fill(stranger.browser, `${theirs}/giay-to`, again(paper.id))
  expect(refused.statusCode).toBe(409)
})
