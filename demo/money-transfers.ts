import { Readable } from 'node:stream'

import {
  addUploaded,
  bank,
  matchByHand,
  noteRefund,
  noticeByRef,
  settleStatement,
  startStatement,
  statementById,
  takeNotice,
} from '#modules/payments/index.ts'
import { found } from '#platform/problem.ts'
import { addFile } from '#platform/uploads.ts'
import { system } from '#platform/who.ts'

import { fee, type Owed } from './money-owed.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Account = Parameters<typeof takeNotice>[2]['account']
type Instant = Temporal.Instant

/** What the bank tells by itself: whole, in parts, too much, twice, and with texts that it spoiled. */
export async function payByTransfer(stage: Stage, account: Account, owed: readonly Owed[]) {
  const { moments, now } = stage
  const [whole, part, over, twice, cut, back, late] = owed.map(({ bill }) => bill)
  const tell = async (minutes: number, amount: number, memo: string | undefined) => {
    const ref = `MH${String(told.length + 1).padStart(4, '0')}`
    told.push(ref)
    const moment = moments.before(now, minutes)
    await hear(stage, account, { ref, amount, memo: memo ?? '', moment })
    return ref
  }
  const told: string[] = []
  await tell(900, fee, `MBVCB.7712.nop le phi ${whole?.toLowerCase()}.CT tu 0011`)
  await tell(870, fee - 5_000, part)
  await tell(840, fee + 5_000, over)
  await tell(810, fee, twice)
  const again = await tell(780, fee, `${twice} nop lai`)
  await tell(765, fee, `${whole} nop lan hai`)
  const spoiled = await tell(750, fee, cut?.slice(0, -2))
  await tell(720, 25_000, 'chuyen tien nop ho so')
  const wrong = await tell(690, 50_000, 'CHUYEN NHAM TAI KHOAN')
  await decide(stage, again, 'refund', 'Nộp hai lần, đã hoàn theo ủy nhiệm chi 03/UNC')
  await decide(stage, wrong, 'refund', 'Chuyển nhầm, đã hoàn theo ủy nhiệm chi 04/UNC')
  await decide(stage, spoiled, cut ?? '', 'Người nộp đưa biên nhận chuyển tiền, đúng số tiền')
  await bringStatement(stage, account, [back, late])
}

type Heard = { ref: string; amount: number; memo: string; moment: Instant }

const hear = (
  { ledger, plan: { unit } }: Stage,
  account: Account,
  { ref, amount, memo, moment }: Heard,
) =>
  ledger.once(`${unit}/told/${ref}`, { unit }, (tx) => {
    const heard = { ref, at: moment, amount, memo, payer: 'KHACH HANG MINH HOA' }
    return takeNotice(tx, at(bank(unit), moment), { account, heard, now: moment })
  })

const reconciler = (stage: Stage) => officer(stage, 'vanthu')

/** An officer gives back what came too often, or says which code was meant. */
async function decide(stage: Stage, ref: string, what: string, reason: string) {
  const { ledger, moments, now, plan } = stage
  const moment = moments.before(now, 10 * 60)
  const who = at(reconciler(stage), moment)
  await ledger.once(`${plan.unit}/decided/${ref}`, { unit: plan.unit }, async (tx) => {
    const { id } = found(await noticeByRef(tx, plan.unit, ref), ref)
    const decision = { id, reason, now: moment }
    if (what === 'refund') done(await noteRefund(tx, who, decision), ref)
    else done(await matchByHand(tx, who, { ...decision, bill: what }), ref)
  })
}

const heading = ['Ngày giao dịch', 'Số giao dịch', 'Số tiền ghi có', 'Nội dung', 'Người chuyển']
const columns = { at: 0, ref: 1, amount: 2, memo: 3, payer: 4 }

/** A statement of the day before: two fees, a line known before, one twice, money that went, and lines nobody can read. */
async function bringStatement(
  stage: Stage,
  account: Account,
  bills: readonly (string | undefined)[],
) {
  const { ledger, moments, now, plan, office, database } = stage
  const { unit } = plan
  const moment = moments.before(now, 5 * 60)
  const day = moment.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const on = `${day.day}/${day.month}/${day.year} 08:15:00`
  const rows = [
    ...bills.map((bill, n) => [on, `SK${n}`, '15.000', `Nop le phi ${bill}`, 'TRAN VAN SAY']),
    [on, 'MH0001', '15.000', 'da bao truoc', 'KHACH HANG MINH HOA'],
    [on, 'SK0', '15.000', `Nop le phi ${bills[0]}`, 'TRAN VAN SAY'],
    [on, 'SK8', '-11.000', 'Phi quan ly tai khoan', ''],
    [on, 'SK9', '1.250.000', 'Tien thue mat bang thang nay', 'HO KINH DOANH MINH HOA'],
    [on, 'SK10', 'mười lăm nghìn', 'Nop le phi', ''],
    ['hôm qua', 'SK11', '15.000', 'Nop le phi', ''],
  ]
  const text = [['NGAN HANG MINH HOA'], heading, ...rows].map((row) => row.join(';')).join('\r\n')
  const kept = await office.files.put(Readable.from([Buffer.from(text)]), 1_000_000)
  const who = at(reconciler(stage), moment)
  const id = await ledger.once(`${unit}/statement`, { unit }, async (tx) => {
    const file = await addFile(tx, who, kept, 'sao-ke-minh-hoa.csv', 'text/csv')
    const upload = { ...file, field: 'file', name: 'sao-ke-minh-hoa.csv', size: text.length }
    const brought = { file: { ...upload, mediaType: 'text/csv' }, account, now: moment }
    const id = await addUploaded(tx, who, brought)
    const statement = found(await statementById(tx, unit, id), id)
    await startStatement(tx, who, statement, { heading, columns, now: moment })
    return id
  })
  const db = () => database.as({ unit })
  const teller = (of: number) => at(system(of), moment)
  await settleStatement({ db, files: office.files, now: () => moment, who: teller }, unit, id)
}
