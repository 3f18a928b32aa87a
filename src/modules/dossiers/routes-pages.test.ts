import { expect, test } from 'vitest'

import { someone } from '#test/given.ts'
import { citizenWho, officerWho } from '#test/town.ts'

import { mondayDesk } from './desk.fixture.ts'

const { visit, path, dossier, given } = await mondayDesk()

test('the officer sees who, what and until when, and the number masked', async () => {
  const applicant = someone()
  const { code } = await given({ applicant })
  const page = await visit().get(path(code))
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Nguyễn Văn Minh')
  expect(page.body).not.toContain(applicant.idNumber)
  expect(page.body).toContain('Chuyển bước tiếp theo')
})

test('the receipt is a PDF, and the same one when printed again', async () => {
  const { code } = await given()
  const [one, two] = [
    await visit().get(`${path(code)}/giay-tiep-nhan.pdf`),
    await visit().get(`${path(code)}/giay-tiep-nhan.pdf`),
  ]
  expect(one.headers['content-type']).toBe('application/pdf')
  expect(one.rawPayload.equals(two.rawPayload)).toBe(true)
})

test.each([
  '/can-bo',
  '/can-bo/ho-so',
  '/can-bo/ho-so/cua-toi',
  '/can-bo/ho-so/bo-phan',
  '/can-bo/ho-so/moi',
  '/can-bo/ho-so/qua-han',
  '/can-bo/ho-so/cho-tra',
  '/can-bo/tiep-nhan',
  '/can-bo/tiep-nhan/1.004873',
])('%s opens', async (url) => expect((await visit().get(url)).statusCode).toBe(200))

test('an unknown dossier is a page that says so', async () => {
  const page = await visit().get(path("x' or 1=1--"))
  expect(page.statusCode).toBe(404)
  expect(page.body).toContain('Không tìm thấy')
})

test('another system that reads a dossier leaves a line, once an hour', async () => {
  const { code } = await given()
  const client = officerWho({
    kind: 'client',
    actor: 'client:so-lieu',
    can: new Set(['api.dossiers']),
  })
  for (let n = 0; n < 3; n += 1)
    expect((await visit(client).get(`/api/v1/dossiers/${code}`)).statusCode).toBe(200)
  const { applicantId } = await dossier(code)
  const mine = await visit(citizenWho(applicantId)).get(`/cua-toi/ho-so/${code}`)
  expect(mine.body.match(/so-lieu/g)).toHaveLength(1)
})
