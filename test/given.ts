import { receive, type Intake } from '#modules/dossiers/index.ts'
import type { Db } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import { officerWho } from './town.ts'

let people = 0

/** A person nobody has met: a name, a number and a birthday that are valid and new. */
export function someone() {
  people += 1
  const number = String(people).padStart(6, '0')
  return {
    fullName: 'Nguyễn Văn Minh',
    idNumber: `079087${number}`,
    birth: { year: 1987, month: 2, day: 5 },
  }
}

/** The least that makes a valid application: a certificate of marital status, three days, six steps. */
export const intakeOf = (over: Partial<Intake> = {}): Intake => ({
  procedure: '1.013225',
  channel: 'counter',
  applicant: someone(),
  form: { code: 'generic', version: 1, values: {} },
  summary: '',
  papers: [{ name: 'Đơn đề nghị', quantity: 1, kind: 'original' }],
  ...over,
})

type Given = { db: Db; now: Temporal.Instant; who?: Who; over?: Partial<Intake> }

/** A dossier that was received the ordinary way. */
export const givenDossier = ({ db, now, who = officerWho(), over }: Given) =>
  db.tx((tx) => receive(tx, who, now, intakeOf(over)))
