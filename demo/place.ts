import { addPoint } from '#modules/points/index.ts'
import { addHamlet, changeUnit, hamlets, mergeHamlets } from '#modules/units/index.ts'
import type { Who } from '#platform/who.ts'

import { teachWords } from './spoken-words.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** The commune's hamlets, one of them merged from two, and its contact details, plainly made up. */
export async function foundCommune(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const { plan, ledger, moments, since } = stage
  const moment = moments.before(moments.on(since, 1), 4 * 480)
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))
  const who = at(officer(stage, admin?.login ?? ''), moment)
  const scope = { unit: plan.unit }
  await ledger.once(`${plan.unit}/contact`, scope, async (tx) => {
    await changeUnit(tx, who, { name: plan.name, contact: plan.contact })
  })
  await ledger.once(`${plan.unit}/hamlets`, scope, async (tx) => {
    const { from, into } = plan.merged
    const startedOn = Temporal.PlainDate.from('2025-07-01')
    const ground = 'Nghị quyết giả định của bản trình diễn'
    const old: string[] = []
    for (const [place, name] of plan.hamlets.filter((hamlet) => hamlet !== into).entries())
      done(await addHamlet(tx, who, { kind: 'ap', name, code: `A${place + 1}`, startedOn }), name)
    for (const name of from)
      old.push(done(await addHamlet(tx, who, { kind: 'ap', name, startedOn, ground }), name))
    const code = `A${plan.hamlets.length}`
    const on = Temporal.PlainDate.from('2026-01-01')
    const merger = {
      from: old,
      into: { kind: 'ap', name: into, code },
      on,
      ground,
      today: on,
    } as const
    done(await mergeHamlets(tx, who, merger), into)
  })
  await openPoints(stage, who)
  await teachWords(stage, who)
  const living = await stage.database.as(scope).read(hamlets)
  return new Map(living.map(({ name, id }) => [name, id as string]))
}

/** The centre and a point in a hamlet; the larger commune also has somebody who helps people file online. */
async function openPoints({ plan, ledger, since, database }: Stage, who: Who) {
  const scope = { unit: plan.unit }
  const [first] = await database.as(scope).read(hamlets)
  const hours = 'Thứ Hai đến thứ Sáu, 7:00–11:30 và 13:30–17:00'
  const centre = {
    name: 'Trung tâm Phục vụ hành chính công',
    address: plan.contact.address,
    phone: plan.contact.phone ?? null,
    hours,
    purpose: 'Mọi thủ tục của xã; trả kết quả trong giờ làm việc.',
    supports: true,
    receives: true,
    returns: true,
    hamletId: null,
  }
  const far = {
    name: first ? `Điểm tiếp nhận ${first.name}` : 'Điểm tiếp nhận số 2',
    address: 'Nhà văn hóa ấp (địa chỉ giả định)',
    phone: null,
    hours: 'Thứ Ba và thứ Năm, 7:30–11:00',
    purpose: 'Chứng thực, hộ tịch; nhận kết quả đã hẹn ở đây.',
    supports: false,
    receives: true,
    returns: true,
    hamletId: first?.id ?? null,
  }
  const help = {
    name: 'Tổ công nghệ số cộng đồng',
    address: 'Nhà văn hóa trung tâm xã (địa chỉ giả định)',
    phone: null,
    hours: 'Sáng thứ Bảy, 8:00–10:30',
    purpose: 'Hướng dẫn nộp trực tuyến, cài định danh điện tử. Không nhận giấy tờ.',
    supports: true,
    receives: false,
    returns: false,
    hamletId: null,
  }
  await ledger.once(`${plan.unit}/points`, scope, async (tx) => {
    for (const point of plan.isSmall ? [centre] : [centre, far, help])
      done(await addPoint(tx, who, since, point), point.name)
  })
}
