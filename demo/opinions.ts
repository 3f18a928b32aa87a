import { recountAll, setLevel } from '#modules/figures/index.ts'
import { rate, release, type RatingLevel, type Reason } from '#modules/ratings/index.ts'
import { system } from '#platform/who.ts'

import type { Running } from './course.ts'
import { weighted, type Random } from './random.ts'
import { at, done, type Stage } from './stage.ts'

const praise: readonly (readonly [string, Reason])[] = [
  ['', 'time'],
  ['', 'manner'],
  ['Cán bộ hướng dẫn tận tình, dễ hiểu', 'guidance'],
  ['Nhận kết quả sớm hơn hẹn', 'time'],
  ['', 'result'],
  ['Nộp qua mạng không phải đi lại', 'online'],
]
const blame: readonly (readonly [string, Reason])[] = [
  ['Phải đợi lâu mới đến lượt', 'time'],
  ['Yêu cầu thêm giấy tờ mà lúc đầu không dặn', 'papers'],
  ['', 'time'],
]

/** Not everybody says how it was; who waited too long says so. */
export async function sayHowItWas(running: Running, moment: Temporal.Instant) {
  const { stage, matter, filed } = running
  const random = matter.random.of('rating')
  if (!random.happens(0.62)) return
  const [level, words, reason] = feltBy(random, matter.fate.tempo === 'late')
  const way = matter.channel === 'online' ? 'own' : random.happens(0.7) ? 'counter' : 'link'
  const now = moment.add({ minutes: random.between(1, way === 'counter' ? 3 : 600) })
  if (Temporal.Instant.compare(now, stage.now) > 0) return
  const said = { code: filed.code, key: stage.sessionKey, now, way } as const
  const rating = { level, reasons: [reason], words }
  await stage.ledger.once(`${matter.key}/rated`, { unit: stage.plan.unit }, async (tx) => {
    done(await rate(tx, stage.plan.unit, { ...said, rating }), filed.code)
  })
}

function feltBy(random: Random, late: boolean): readonly [RatingLevel, string, Reason] {
  const level = weighted(random, [
    ['very-satisfied', late ? 5 : 46],
    ['satisfied', late ? 35 : 50],
    ['unsatisfied', late ? 60 : 4],
  ] as const)
  const [words, reason] = random.pick(level === 'unsatisfied' ? blame : praise)
  return [level, words, reason]
}

/** What the commune says of its services, and what every night brings: ratings are counted, figures are counted again. */
export async function closeTheBooks(stage: Stage) {
  const { plan, database, ledger, now } = stage
  const db = database.as({ unit: plan.unit })
  await ledger.once(`${plan.unit}/service-levels`, { unit: plan.unit }, (tx) =>
    setLevel(tx, at(system(plan.unit), now), now, {
      procedureCode: '1.000894',
      level: 'partial',
      source: 'Đăng ký kết hôn: hai bên phải có mặt khi ký (cần kiểm tra lại theo luật mới)',
      certainty: 'M',
    }),
  )
  await release(db, at(system(plan.unit), now), now)
  await recountAll(db, at(system(plan.unit), now), () => now)
}
