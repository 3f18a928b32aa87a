import { describe, expect, test } from 'vitest'

import { epochDay } from '#platform/clock/time.ts'
import type { Id } from '#platform/id.ts'

import type { Airing, AiringId, Slot, SlotId, Voiced } from './domain.ts'
import { itemId } from './item-id.ts'
import { programme, type Asked } from './programme.ts'
import { clockOf, momentText } from './words.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const slot = (over: Partial<Slot> = {}): Slot => ({
  id: 'evening' as SlotId,
  name: 'Chiều',
  from: '17:00',
  to: '17:30',
  weekdays: everyDay,
  holidays: 'also',
  mostMinutes: 30,
  closed: false,
  ...over,
})

const day = (text: string) => Temporal.PlainDate.from(text)

let made = 0
const airing = (bulletin: string, over: Partial<Airing> = {}): Airing => ({
  id: `airing-${++made}` as Id<'airing'> as AiringId,
  bulletin,
  targets: [{ kind: 'all' }],
  slots: ['evening' as SlotId],
  times: [],
  from: day('2026-11-01'),
  to: day('2026-12-31'),
  weekdays: everyDay,
  holidays: 'also',
  rank: 100,
  endedAt: null,
  ...over,
})

const at = (time: string, bulletin: string, over: Partial<Airing> = {}) =>
  airing(bulletin, { slots: [], times: [time], ...over })

const voiced = (id: string, minutes: number, over: Partial<Voiced> = {}): Voiced => ({
  id,
  title: id,
  priority: 'normal',
  seconds: minutes * 60,
  expiresOn: null,
  parts: [{ bulletin: id, title: id, priority: over.priority ?? 'normal', seconds: minutes * 60 }],
  ...over,
})

const bulletins = new Map(
  [
    voiced('tin', 5),
    voiced('tiêm phòng', 10),
    voiced('bão', 4, { priority: 'priority' }),
    voiced('dài', 25),
    voiced('rất dài', 180),
    voiced('hết hạn', 3, { expiresOn: day('2026-11-22') }),
    voiced('danh sách', 15, {
      parts: [
        { bulletin: 'nhạc', title: 'nhạc', priority: 'priority', seconds: 300 },
        { bulletin: 'tin', title: 'tin', priority: 'normal', seconds: 600 },
      ],
    }),
  ].map((one) => [one.id, one]),
)

const monday = epochDay(day('2026-11-23'))

const ask = (airings: readonly Airing[], over: Partial<Asked> = {}) =>
  programme({
    airings,
    slots: [slot()],
    habits: { quiet: [{ from: '21:00', to: '05:30' }], mostMinutes: 30 },
    bulletins,
    isHoliday: () => false,
    first: monday,
    last: monday,
    ...over,
  })

const heard = ({ placed }: ReturnType<typeof ask>) =>
  placed.map(({ from, to, title }) => `${clockOf(from)}–${clockOf(to)} ${title}`)
const unheard = ({ left }: ReturnType<typeof ask>) =>
  left.map(({ title, why, against }) => [title, why, against].filter(Boolean).join(' '))

describe('the programme of a day', () => {
  test('a slot is filled in order, priority bulletins first, two seconds apart', () => {
    const made = ask([airing('tin'), airing('tiêm phòng', { rank: 50 }), airing('bão')])
    expect(heard(made)).toEqual(['17:00–17:04 bão', '17:04–17:14 tiêm phòng', '17:14–17:19 tin'])
    expect(made.placed[1]!.from - made.placed[0]!.to).toBe(2_000)
  })

  test('what does not fit into the minutes of the slot is named, and what is short still finds room', () => {
    const made = ask([airing('dài'), airing('tiêm phòng'), airing('bão')])
    expect(heard(made)).toEqual(['17:00–17:04 bão', '17:04–17:29 dài'])
    expect(unheard(made)).toEqual(['tiêm phòng no-room dài”, “bão'])
  })

  test('three hours of sound do not get into a slot of ten minutes', () => {
    const made = ask([airing('rất dài')], { slots: [slot({ mostMinutes: 10 })] })
    expect(heard(made)).toEqual([])
    expect(unheard(made)).toEqual(['rất dài too-long'])
  })

  test.each(['21:00', '23:59', '03:15', '05:29', '20:58'])(
    'nothing sounds at %s: it would be heard in quiet hours',
    (time) => {
      const made = ask([at(time, 'tin')])
      expect(heard(made)).toEqual([])
      expect(unheard(made)).toEqual(['tin quiet-hours'])
    },
  )

  test('what begins before midnight does not reach into quiet hours that begin with the day', () => {
    const habits = { quiet: [{ from: '00:00', to: '05:00' }], mostMinutes: 30 }
    const last = at('23:58', 'tin', { to: day('2026-11-23') })
    expect(unheard(ask([last], { habits }))).toEqual(['tin quiet-hours'])
  })

  test('at the first minute after quiet hours and up to the last before, bulletins sound', () => {
    expect(heard(ask([at('05:30', 'tin'), at('20:55', 'tin')]))).toEqual([
      '05:30–05:35 tin',
      '20:55–21:00 tin',
    ])
  })

  test('two at the same time: the priority one stands, the other is named with what stands in its way', () => {
    const made = ask([at('09:00', 'tin'), at('09:02', 'bão')])
    expect(heard(made)).toEqual(['09:02–09:06 bão'])
    expect(unheard(made)).toEqual(['tin overlap bão'])
  })

  test('a slot flows around what has a time of its own', () => {
    const made = ask([at('17:03', 'bão'), airing('tin'), airing('tiêm phòng')])
    expect(heard(made)).toEqual(['17:03–17:07 bão', '17:07–17:12 tin', '17:12–17:22 tiêm phòng'])
  })

  test('one bulletin sounds once in a slot, however many airings ask for it', () => {
    const made = ask([airing('tin'), airing('tin')])
    expect(heard(made)).toEqual(['17:00–17:05 tin'])
    expect(unheard(made)).toEqual(['tin twice'])
  })

  test('a bulletin is not heard after its last day', () => {
    expect(unheard(ask([airing('hết hạn')]))).toEqual(['hết hạn expired'])
  })

  test('a playlist sounds piece by piece', () => {
    expect(heard(ask([airing('danh sách')]))).toEqual(['17:00–17:05 nhạc', '17:05–17:15 tin'])
    const { placed } = ask([airing('danh sách')])
    expect(placed.map(({ priority }) => priority)).toEqual(['priority', 'normal'])
  })

  test('a slot that crosses midnight belongs to the evening on which it begins', () => {
    const night = slot({ from: '23:50', to: '00:20' })
    const habits = { quiet: [], mostMinutes: 30 }
    const once = airing('dài', { from: day('2026-11-22'), to: day('2026-11-22') })
    const made = ask([once], { slots: [night], habits, first: monday - 1, last: monday })
    expect(made.placed.map(({ from }) => momentText(from))).toEqual(['23:50 ngày 22/11/2026'])
    // Seen from the next day alone it is still sounding.
    expect(heard(ask([once], { slots: [night], habits }))).toEqual(['23:50–00:15 dài'])
  })

  test('weekdays, holidays and the leap day hold', () => {
    const onMondays = airing('tin', { weekdays: [1] })
    const stretch = { first: monday, last: monday + 13 }
    expect(ask([onMondays], stretch).placed).toHaveLength(2)
    const isHoliday = (date: number) => date === monday
    expect(ask([airing('tin', { holidays: 'not' })], { isHoliday }).placed).toHaveLength(0)
    expect(
      ask([airing('tin', { holidays: 'only' })], { ...stretch, isHoliday }).placed,
    ).toHaveLength(1)
    const leap = epochDay(day('2028-02-29'))
    const through = airing('tin', { from: day('2028-02-28'), to: day('2028-03-01') })
    expect(ask([through], { first: leap - 1, last: leap + 1 }).placed).toHaveLength(3)
  })

  test('what already sounds keeps its place, and nothing new begins before now', () => {
    const first = airing('tin')
    const before = ask([first])
    const notBefore = before.placed[0]!.to - 60_000
    const after = ask([airing('bão'), first], { fixed: before.placed, notBefore })
    expect(heard(after)).toEqual(['17:00–17:05 tin', '17:05–17:09 bão'])
  })

  test('the same schedule gives the same items, whoever works it out and from which day on', () => {
    const one = airing('tin')
    const week = ask([one], { last: monday + 6 })
    const later = ask([one], { first: monday + 3, last: monday + 6 })
    expect(later.placed).toEqual(week.placed.slice(3))
    expect(new Set(week.placed.map(({ id }) => id)).size).toBe(7)
    expect(itemId('a', 1)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-9[0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })
})
