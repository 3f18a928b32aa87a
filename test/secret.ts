import { z } from 'zod'

import type { App } from '#platform/http.ts'
import type { Who } from '#platform/who.ts'

import { dossierByCode } from '../src/modules/dossiers/store.ts'
import { as, citizen as citizenOf, type Actor } from './actors.ts'
import { givenDossier } from './given.ts'
import { town, unit } from './town.ts'

type Town = Awaited<ReturnType<typeof town>>

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const applicant = {
  fullName: 'Lò Thị Bí Mật',
  idNumber: '079087999777',
  birth: { year: 1987, month: 2, day: 5 },
  phone: '0987654321',
  email: 'bi.mat@vidu.vn',
  addressDetail: 'Ấp Kín Đáo',
}

/** What must not appear in any answer to somebody else. */
const secrets = [
  ...[applicant.fullName, applicant.fullName.toUpperCase(), applicant.idNumber, applicant.phone],
  ...[applicant.email, applicant.addressDetail, 'giay-bi-mat', 'Lời giải thích kín'],
]

/** The first secret that stands in a body, or ''. */
export const leaksIn = (body: string): string => secrets.find((one) => body.includes(one)) ?? ''

/** A dossier of which all that can be kept from others is known: name, number, papers, a file handed in and one not yet. */
export async function givenSecret(place: Town, app: App) {
  const { db, clock } = place
  const { code } = await givenDossier({ db, now: clock.now, over: { applicant } })
  const { id, applicantId } = await dossier(place, code)
  const owner = citizenOf(place, applicantId, applicant.fullName)
  await place.visit().post(`/can-bo/ho-so/${code}/ask-supplement`, { missing: 'Ảnh chụp giấy' })
  // The second one comes when nothing is asked for any more: its file stays loose.
  await supply(app, owner, code)
  await supply(app, owner, code)
  const files = await filesOf(place)
  const file = files.find(({ ownerId }) => ownerId === id)
  const loose = files.find(({ ownerId }) => ownerId === null)
  if (!file || !loose) throw new Error('The files did not arrive')
  const before = JSON.stringify(await dossier(place, code))
  return {
    ...{ code, applicantId, before, owner },
    name: applicant.fullName,
    idNumber: applicant.idNumber,
    file: `/tep/${file.id}`,
    looseFile: `/tep/${loose.id}`,
  }
}

export async function dossier({ db }: Pick<Town, 'db'>, code: string) {
  const found = await db.read((q) => dossierByCode(q, unit, code))
  if (!found) throw new Error(`${code} is not there`)
  return found
}

const FileRow = z.object({ id: z.string(), ownerId: z.string().nullable() })

const filesOf = ({ db }: Town) =>
  db.read((q) => q.many(FileRow)`select id, owner_id from platform.file where unit_id = ${unit}`)

async function supply(app: App, owner: Actor, code: string) {
  const form = new FormData()
  form.set('answer', 'Lời giải thích kín')
  form.append('files', new File([png], 'giay-bi-mat.png', { type: 'image/png' }))
  const request = new Request('http://localhost', { method: 'POST', body: form })
  return as(app, owner, {
    method: 'POST',
    url: `/cua-toi/ho-so/${code}/bo-sung`,
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

/** An online application that its citizen has begun. */
export async function givenDraft({ visit }: Town, citizen: Who): Promise<string> {
  const { headers, statusCode } = await visit(citizen).post('/nop-ho-so/1.004873')
  const id = /^\/cua-toi\/ban-nhap\/([\w-]+)/.exec(String(headers.location))?.[1]
  if (!id) throw new Error(`The draft was not begun: ${statusCode}`)
  return id
}
