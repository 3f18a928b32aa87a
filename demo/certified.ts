import {
  annotate,
  certify,
  printMonth,
  refuseCertification,
  type Item,
  type Kind,
} from '#modules/certification/index.ts'
import { personById } from '#modules/people/index.ts'
import { found } from '#platform/problem.ts'

import { dayOf } from './moments.ts'
import { weighted, type Random } from './random.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Named = { fullName: string; idNumber: string }
type Own = { residents: readonly Named[]; ids: ReadonlyMap<string, string> }

const originals: readonly (readonly [readonly [name: string, pages: number], number])[] = [
  [['Căn cước', 1], 30],
  [['Giấy khai sinh', 1], 18],
  [['Bằng tốt nghiệp trung học phổ thông', 1], 12],
  [['Học bạ', 16], 8],
  [['Giấy chứng nhận kết hôn', 1], 9],
  [['Giấy chứng nhận quyền sử dụng đất', 4], 12],
  [['Bằng đại học', 1], 6],
  [['Giấy phép lái xe', 1], 5],
]

const one = (name: string, over: Partial<Item> = {}): Item => ({
  name,
  pages: 1,
  copies: 1,
  electronic: false,
  parties: '',
  fee: null,
  ...over,
})

const weeks = 6

/** Six weeks at the certification counter: copies mostly, some signatures, a refusal, a correction. */
export async function certifyAtDesk(stage: Stage, own: Own) {
  const { plan, moments, now } = stage
  const random = stage.random.of('certification')
  const today = dayOf(now)
  const served: Served[] = []
  const days = moments.workingDays(today.subtract({ days: weeks * 7 }), today)
  for (const [n, day] of days.entries()) {
    const visits = random.between(2, 5)
    for (let visit = 0; visit < visits; visit += 1) {
      const moment = moments.on(day, 20 + visit * 75 + random.between(0, 50))
      const key = `${plan.unit}/certified/${n}/${visit}`
      if (Temporal.Instant.compare(moment, now) < 0)
        served.push(await serve(stage, own, { key, moment, random }))
    }
  }
  await exceptions(stage, served)
}

type Served = { moment: Temporal.Instant; kind: Kind; number: number | undefined }
type Serving = { key: string; moment: Temporal.Instant; random: Random }

async function serve(
  { plan, ledger, officers }: Stage,
  own: Own,
  { key, moment, random }: Serving,
): Promise<Served> {
  const resident = random.pick(own.residents)
  const kind: Kind = random.happens(0.15) ? 'signature' : 'copy'
  const items = kind === 'copy' ? copiesFor(random) : [one('Sơ yếu lý lịch', { pages: 2 })]
  const who = at(officer({ officers }, 'motcua'), moment)
  const leader = plan.officers.find(({ login }) => login === 'lanhdao')
  const signing = officer({ officers }, 'lanhdao')
  const signer = {
    id: signing.staff ?? '',
    name: signing.name,
    title: leader?.position ?? '',
  }
  const numbers = await ledger.once(key, { unit: plan.unit }, async (tx) => {
    const id = found(own.ids.get(resident.idNumber), resident.fullName)
    const person = found(await personById(tx, id), resident.fullName)
    const requester = { person }
    return done(await certify(tx, who, { kind, requester, items, signer, now: moment }), key)
      .numbers
  })
  return { moment, kind, number: numbers[0] }
}

function copiesFor(random: Random): Item[] {
  const names = new Map<string, Item>()
  const papers = random.between(1, 3)
  for (let n = 0; n < papers; n += 1) {
    const [name, pages] = weighted(random, originals)
    names.set(
      name,
      one(name, { pages, copies: random.between(1, 5), electronic: random.happens(0.06) }),
    )
  }
  return [...names.values()]
}

async function exceptions(
  { plan, ledger, officers, now, moments }: Stage,
  served: readonly Served[],
) {
  const desk = officer({ officers }, 'motcua')
  const earlier = moments.before(now, 3 * 480)
  const today = dayOf(earlier)
  await ledger.once(`${plan.unit}/certified/refused`, { unit: plan.unit }, (tx) =>
    refuseCertification(tx, at(desk, earlier), {
      kind: 'copy',
      requester: 'Võ Thị Mãng Cầu',
      paper: 'Bằng tốt nghiệp trung học cơ sở',
      ground: 'altered',
      detail: 'Ngày sinh trên bằng bị tẩy, viết đè',
      now: earlier,
      today,
    }),
  )
  const later = moments.after(earlier, 60)
  await ledger.once(`${plan.unit}/certified/corrected`, { unit: plan.unit }, async (tx) => {
    const wrong = served.findLast(
      ({ moment, kind, number }) =>
        kind === 'copy' && number !== undefined && Temporal.Instant.compare(moment, earlier) < 0,
    )
    if (wrong?.number === undefined) return
    const { year } = dayOf(wrong.moment)
    const line = { kind: 'copy', series: 'paper', year, number: wrong.number } as const
    const note = { voids: false, text: 'Số bản: 3', reason: 'Gõ nhầm số bản', now: later }
    done(await annotate(tx, at(desk, later), { ...line, ...note }), 'annotate')
  })
  const { year, month } = today.subtract({ months: 1 })
  await ledger.once(`${plan.unit}/certified/printed`, { unit: plan.unit }, async (tx) => {
    const book = { kind: 'copy', series: 'paper', year, month, demo: true } as const
    const clerk = at(officer({ officers }, 'vanthu'), earlier)
    done(await printMonth(tx, clerk, { ...book, now: earlier, today }), 'print the month')
  })
}
