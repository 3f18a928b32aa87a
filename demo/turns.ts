import {
  askAgency,
  askApplicantForPapers,
  askApplicantToPay,
  askForExtension,
  consentOverdue,
  ordinary,
  resumeDossier,
  setHandling,
  settleDutyOf,
  signExtensionOf,
  stopDossier,
  stopLapsed,
  updateTrack,
  type Intake,
} from '#modules/dossiers/index.ts'
import { system } from '#platform/who.ts'

import { act } from './act.ts'
import type { Pause } from './acts.ts'
import type { Running } from './course.ts'
import type { Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Instant = Temporal.Instant
type Taken = AsyncGenerator<Instant, Pause | 'over' | undefined>

export const refusedAtDesk =
  'Thửa đất nằm ngoài địa bàn xã. Đề nghị nộp tại xã nơi có đất, mang theo giấy chứng nhận bản chính.'

/** Who stands in for the applicant, and where the officers went: told when the dossier comes in. */
export function onBehalf({ fate, filedAt, random }: Matter): Pick<Intake, 'proxy' | 'visit'> {
  if (fate.turn === 'visit')
    return { visit: { place: 'Nhà văn hóa ấp, theo đề nghị của gia đình', at: filedAt } }
  if (fate.turn !== 'proxy') return {}
  const proxy = {
    fullName: 'Trần Thị Bình Bát',
    idNumber: `999190${random.of('proxy').between(100_000, 999_999)}`,
    phone: null,
    documentNumber: '27/2026',
    documentDate: dayOf(filedAt).subtract({ days: 3 }),
    documentPlace: 'UBND xã (bản trình diễn)',
  }
  return { proxy }
}

/** One procedure for which the commune has set how long people have to supply papers. */
export async function setRules(stage: Stage) {
  const { plan, ledger, moments, since } = stage
  const moment = moments.before(moments.on(since, 1), 2 * 480)
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))
  const who = at(officer(stage, admin?.login ?? ''), moment)
  await ledger.once(`${plan.unit}/rules`, { unit: plan.unit }, async (tx) => {
    const entry = {
      procedure: '1.002693',
      seen: 0,
      effectiveFrom: dayOf(moment),
      citation: 'Quyết định giả định của bản trình diễn',
      allowed: { ...ordinary, supplyDays: 5 },
    }
    done(await setHandling(tx, who, moment, entry), entry.procedure)
  })
}

/** At the specialist's: the pause it made, or that nothing comes after it. */
export async function* takeTurn(running: Running, entered: Instant): Taken {
  const { turn = '' } = running.matter.fate
  const [short, long] = [atOnce[turn], byAndBy[turn]]
  if (!short && !long) return undefined
  const from = running.stage.moments.after(entered, running.matter.random.of('turn').between(9, 40))
  yield from
  if (short) return short(running, from)
  return long ? yield* long(running, from) : undefined
}

/** One act, and that is all. */
const atOnce: Partial<Record<string, (r: Running, from: Instant) => Promise<'over' | undefined>>> =
  {
    owes: async (running, from) => {
      await askForMoney(running, from)
      return 'over'
    },
    stopped: async (running, from) => {
      await stopIt(running, from)
      return 'over'
    },
    'extension-drafted': async (running, from) => {
      await draftIt(running, from)
      return undefined
    },
    verification: async (running, from) => {
      await act(running, 'verification', 'specialist', from, async (tx, who) => {
        const question = {
          agency: 'Công an xã',
          question: 'Đề nghị cho biết đoạn đường có nằm trong khu vực cấm đỗ xe hay không.',
          days: 5,
        }
        done(await askAgency(tx, who, { ...named(running, from), ...question }), 'verification')
      })
      return undefined
    },
  }

/** One act, and another later. */
const byAndBy: Partial<Record<string, (running: Running, from: Instant) => Taken>> = {
  waived: async function* waived(running, from) {
    await askForMoney(running, from)
    const to = running.stage.moments.after(from, 200)
    yield to
    await act(running, 'settled', 'desk', to, async (tx, who) => {
      const settled = { how: 'waived', note: 'Thuộc hộ nghèo, được miễn' } as const
      done(await settleDutyOf(tx, who, { ...named(running, to), ...settled }), 'settled')
    })
    return { from, to }
  },
  resumed: async function* resumed(running, from) {
    await stopIt(running, from)
    const to = running.stage.moments.after(from, 300)
    yield to
    await act(running, 'resumed', 'specialist', to, async (tx, who) => {
      const reason = 'Hai bên đã hòa giải thành, rút đơn'
      done(await resumeDossier(tx, who, { ...named(running, to), reason }), 'resumed')
    })
    return { from, to }
  },
  lapsed: async function* lapsed(running, from) {
    await act(running, 'asked', 'specialist', from, async (tx, who) => {
      const missing = 'Ảnh chụp hiện trạng cây, rõ gốc và tán'
      done(await askApplicantForPapers(tx, who, { ...named(running, from), missing }), 'asked')
    })
    const over = running.stage.moments.after(from, 7 * 480)
    yield over
    const { ledger, plan } = running.stage
    await ledger.once(`${running.matter.key}/lapsed`, { unit: plan.unit }, async (tx) => {
      done(await stopLapsed(tx, at(system(plan.unit), over), named(running, over)), 'lapsed')
    })
    return 'over'
  },
  extended: async function* extended(running, from) {
    await draftIt(running, from)
    const to = running.stage.moments.after(from, 60)
    yield to
    await act(running, 'extended', 'leader', to, async (tx, who) => {
      const text = { reason: `${apology} Mong ông bà thông cảm.`, days: 3, saysLate: false }
      done(await signExtensionOf(tx, who, { ...named(running, to), ...text }), 'extended')
    })
    return undefined
  },
  tracks: async function* tracks(running, from) {
    await move(running, from, { number: 1, state: 'done', result: '31/2026' })
    const to = running.stage.moments.after(from, 30)
    yield to
    await move(running, to, { number: 2, state: 'sent' })
    return undefined
  },
  silence: async function* silence(running, from) {
    const { stage, matter, rule, receivedAt } = running
    const due = stage.moments.due(receivedAt, rule) ?? from
    const over = stage.moments.after(due, 5)
    yield over
    const { ledger, plan } = stage
    await ledger.once(`${matter.key}/silence`, { unit: plan.unit }, async (tx) => {
      done(await consentOverdue(tx, at(system(plan.unit), over), named(running, over)), 'silence')
    })
    return 'over'
  },
}

const named = ({ filed }: Running, now: Instant) => ({ code: filed.code, now })

const askForMoney = (running: Running, moment: Instant) =>
  act(running, 'owes', 'specialist', moment, async (tx, who) => {
    const duty = { amount: 75_000, what: 'Lệ phí theo quyết định giả định của bản trình diễn' }
    done(await askApplicantToPay(tx, who, { ...named(running, moment), ...duty }), 'owes')
  })

const stopIt = (running: Running, moment: Instant) =>
  act(running, 'stopped', 'specialist', moment, async (tx, who) => {
    const ground = 'Có đơn tranh chấp ranh giới thửa đất, đang hòa giải tại xã.'
    done(await stopDossier(tx, who, { ...named(running, moment), ground }), 'stopped')
  })

const apology =
  'Đợt mưa lớn vừa qua làm chậm việc khảo sát thực địa. UBND xã xin lỗi và đề nghị gia hạn.'

const draftIt = (running: Running, moment: Instant) =>
  act(running, 'extension', 'specialist', moment, async (tx, who) => {
    const draft = { ...named(running, moment), reason: apology, days: 3 }
    done(await askForExtension(tx, who, draft), 'extension')
  })

type Moved = Omit<Parameters<typeof updateTrack>[2], 'code' | 'now' | 'seen'>

const move = (running: Running, moment: Instant, moved: Moved) =>
  act(running, `track${moved.number}`, 'specialist', moment, async (tx, who) => {
    done(await updateTrack(tx, who, { ...named(running, moment), ...moved }), 'track')
  })
