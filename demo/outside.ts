import { changeConnection, enterReading, type Reading } from '#modules/exchange/index.ts'

import { standInAddress, standInToken } from '../src/stand-ins/axis/where.ts'
import type { Resident } from './residents.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Followed = Pick<Reading, 'system' | 'state'> & {
  procedure: string
  name: string
  /** Filed so many days ago. */
  days: number
}

/** What other systems settle for people of the commune. */
const followed: readonly Followed[] = [
  {
    procedure: '1.004222',
    name: 'Đăng ký thường trú',
    system: 'police',
    state: 'processing',
    days: 4,
  },
  { procedure: '1.004194', name: 'Đăng ký tạm trú', system: 'police', state: 'returned', days: 12 },
  {
    procedure: '1.010038',
    name: 'Tách hộ',
    system: 'police',
    state: 'awaiting-supplement',
    days: 6,
  },
  {
    procedure: '1.010041',
    name: 'Xác nhận thông tin về cư trú',
    system: 'police',
    state: 'done',
    days: 9,
  },
  { procedure: '1.002755', name: 'Gia hạn tạm trú', system: 'police', state: 'rejected', days: 15 },
  {
    procedure: '1.004194',
    name: 'Đăng ký tạm trú',
    system: 'national-portal',
    state: 'accepted',
    days: 2,
  },
  {
    procedure: '1.004222',
    name: 'Đăng ký thường trú',
    system: 'national-portal',
    state: 'new',
    days: 1,
  },
]

/** Dossiers that the desk follows in other systems, as officers typed them. */
export async function followOutside(stage: Stage, residents: readonly Resident[], desk: string) {
  const { plan, ledger, now } = stage
  const adults = residents.filter(({ role }) => role === 'head')
  for (const [place, one] of followed.entries()) {
    const filed = now.subtract({ hours: one.days * 24 + place })
    const seen = now.subtract({ minutes: 90 + place })
    const reading: Reading = {
      system: one.system,
      code: `G01.899.${String(place + 1).padStart(3, '0')}-${dayPart(filed)}-${String(place * 7 + 12).padStart(4, '0')}`,
      procedureCode: one.procedure,
      procedureName: one.name,
      applicantName: adults[place]?.fullName ?? '',
      state: one.state,
      submittedAt: filed,
      receivedAt: one.state === 'new' || one.state === 'rejected' ? null : filed.add({ hours: 3 }),
      dueAt: one.state === 'rejected' ? null : filed.add({ hours: 7 * 24 }),
      finishedAt: isEnded(one) ? filed.add({ hours: 5 * 24 }) : null,
      returnedAt: one.state === 'returned' ? filed.add({ hours: 6 * 24 }) : null,
      asOf: seen,
    }
    await ledger.once(`${plan.unit}/outside/${place}`, { unit: plan.unit }, async (tx) => {
      done(await enterReading(tx, at(officer(stage, desk), seen), seen, reading), reading.code)
    })
  }
}

const isEnded = ({ state }: Followed) => state === 'done' || state === 'returned'

const dayPart = (moment: Temporal.Instant) =>
  moment
    .toZonedDateTimeISO('Asia/Ho_Chi_Minh')
    .toPlainDate()
    .toString()
    .replaceAll('-', '')
    .slice(2)

/** Last of all the line to the stand-in axis is switched on: from then on what is under way is told there. */
export const switchAxisOn = (stage: Stage, admin: string, key: string) =>
  stage.ledger.once(`${stage.plan.unit}/axis`, { unit: stage.plan.unit }, async (tx) => {
    const who = at(officer(stage, admin), stage.now)
    const line = { isOn: true, address: standInAddress, token: standInToken }
    done(await changeConnection(tx, who, line, { key, now: stage.now }), 'the axis')
  })
