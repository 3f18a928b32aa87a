import { expect, test } from 'vitest'

import { givenDevice } from '#modules/clusters/cluster.fixture.ts'
import { town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { givenAiring, givenBulletin } from './air.fixture.ts'

const here = await town('2026-11-23')
const { work } = background(here)
await givenDevice(here)
const at = (time: string) => Temporal.Instant.from(`${time}+07:00`)

const listed = async (state = '') =>
  (await here.visit().get(`/can-bo/ban-tin?state=${state}`)).body.includes('Thời sự trưa')

test('an approved bulletin is scheduled, on air and done as its time comes and goes, in list, filter and page', async () => {
  const { id } = await givenBulletin(here, { title: 'Thời sự trưa', plannedSeconds: 600 })
  expect([await listed('approved'), await listed('scheduled')]).toEqual([true, false])
  const day = Temporal.PlainDate.from('2026-11-23')
  const added = await givenAiring(here, id, { times: ['10:00'], from: day, to: day })
  expect(added.ok).toBe(true)
  await work()
  const shown = async () => {
    const all = ['approved', 'scheduled', 'on-air', 'done']
    const found = await Promise.all(all.map(listed))
    const { body } = await here.visit().get(`/can-bo/ban-tin/${id}`)
    const words = ['Đã xếp lịch', 'Đang phát', 'Đã phát xong'].filter((one) => body.includes(one))
    return [...all.filter((_, n) => found[n]), ...words]
  }
  here.clock.now = at('2026-11-23T09:30:00')
  expect(await shown()).toEqual(['scheduled', 'Đã xếp lịch'])
  here.clock.now = at('2026-11-23T10:05:00')
  expect(await shown()).toEqual(['on-air', 'Đang phát'])
  here.clock.now = at('2026-11-23T10:15:00')
  expect(await shown()).toEqual(['done', 'Đã phát xong'])
  expect(await listed()).toBe(true)
})

test('what is too soon to reach the devices is named before it is saved', async () => {
  const { id } = await givenBulletin(here, { title: 'Sát giờ', plannedSeconds: 30 })
  const at26 = here.clock.now
  here.clock.now = at('2026-11-23T11:29:30')
  const preview = await here.visit().post('/can-bo/lich-phat/xep', {
    ...{ bulletin: id, targets: 'all', times: '11:30', from: '23/11/2026', to: '23/11/2026' },
    ...{ weekdays: '1', holidays: 'also', rank: '100', act: 'look' },
  })
  here.clock.now = at26
  expect(preview.body).toContain('không kịp: thiết bị cần một phút để nhận')
})
