import { Readable } from 'node:stream'

import { dossierByCode, finishDossier, forwardDossier } from '#modules/dossiers/index.ts'
import { addFile } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'
import { givenDossier, someone } from '#test/given.ts'
import { officerWho, unit, type Town } from '#test/town.ts'

import { askForSignature } from './asking.ts'
import { placesOn } from './places.ts'
import { resultPdf } from './result/result.ts'

/** Dossiers on their way to a signed result, in a commune of a test. */
export function paperWay(
  { db, clock, world }: Town,
  {
    leader = officerWho({ name: 'Nguyễn Văn Ký' }),
    clerk = officerWho({ name: 'Lê Thị Dấu' }),
  }: { leader?: Who; clerk?: Who } = {},
) {
  const act = (code: string) => ({ code, now: clock.now })

  /** A dossier at the desk of the clerk, who issues. */
  async function dossierAtClerk(who: Who = clerk) {
    const { code } = await givenDossier({ db, now: clock.now, over: { applicant: someone() } })
    for (const verdict of [undefined, undefined, 'grant', undefined, 'grant'] as const)
      await db.tx((tx) => forwardDossier(tx, who, { ...act(code), verdict }))
    return code
  }

  async function asked(
    code: string,
    lines: readonly string[] = ['Xác nhận điều cần xác nhận.'],
    titles: readonly string[] = [],
  ) {
    const signer = { id: leader.staff ?? '', name: leader.name }
    const text = {
      agency: 'Ủy ban nhân dân xã Tân Trụ',
      place: 'Tân Trụ',
      title: 'Giấy xác nhận',
      lines,
      copies: ['Như trên', 'Lưu: VT'],
      position: 'Chủ tịch',
      signer: signer.name,
      demo: true,
    }
    const pdf = await resultPdf(text, clock.now)
    const stored = await world.files.put(Readable.from([Buffer.from(pdf)]), 1_000_000)
    const places = await placesOn(world.files.path(stored.sha256), signer.name)
    return db.tx(async (tx) => {
      const { id: fileId } = await addFile(tx, clerk, stored, 'du-thao.pdf', 'application/pdf')
      const attachments = []
      for (const title of titles) {
        const file = await addFile(tx, clerk, stored, 'phu-luc.pdf', 'application/pdf')
        attachments.push({ title, fileId: file.id })
      }
      const asking = {
        ...{ code, title: text.title, symbol: 'GXN-UBND', signer, fileId, places, attachments },
        now: clock.now,
      }
      return askForSignature(tx, clerk, asking)
    })
  }

  const dossier = (code: string) => db.read((q) => dossierByCode(q, unit, code))
  const finish = (code: string) => db.tx((tx) => finishDossier(tx, clerk, act(code)))
  return { leader, clerk, dossierAtClerk, asked, dossier, finish }
}
