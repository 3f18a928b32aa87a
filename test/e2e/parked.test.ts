import { createHash } from 'node:crypto'

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { connect } from '#platform/db.ts'

import { beginRoad, newcomer, road } from './people.ts'
import { citizen, fill, follow, officer, press, sayWho, see, seeTitle, world } from './world.ts'

const here = world()

/** As if the night had passed: nobody can wait for half an hour in a test. */
async function letSessionExpire(page: Page) {
  const owner = connect(here.owner(), { max: 1, application: 'journeys' })
  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => /^(__Host-)?xaso$/.test(name))
  const hash = createHash('sha256')
    .update(session?.value ?? '')
    .digest()
  try {
    const ended = await owner.everything.tx(
      (tx) => tx.run`
        update accounts.session set opened_at = opened_at - interval '1 day',
          seen_at = seen_at - interval '1 day', ends_at = ends_at - interval '1 day'
        where token_hash = ${hash}
      `,
    )
    expect(ended).toBe(1)
  } finally {
    await owner.close()
  }
  // The program remembers a session for some seconds.
  const headers = { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }
  await expect
    .poll(
      async () => (await fetch(`${here.url()}/tai-khoan`, { headers, redirect: 'manual' })).status,
      {
        timeout: 20_000,
      },
    )
    .not.toBe(200)
}

test('an officer whose session ends in the middle of a long form loses nothing', async () => {
  const { page, faults } = await officer(here, 'motcua2')
  await page.goto('/can-bo/tiep-nhan/2.000815')
  await fill(page, {
    'Họ, chữ đệm, tên': 'Mạc Thị Hoa Cúc Dại',
    'Tên giấy tờ': 'Sổ hồng nhà ở ấp Gò Me',
  })
  await letSessionExpire(page)
  await press(page, 'Tiếp nhận và in giấy hẹn')
  await see(page, 'Phiên làm việc của bạn đã hết hạn')
  await fill(page, { 'Tên đăng nhập': 'motcua2', 'Mật khẩu': here.password('motcua2') })
  await press(page, 'Đăng nhập')
  await seeTitle(page, 'Biểu mẫu bạn đang gửi dở')
  await see(page, 'Sổ hồng nhà ở ấp Gò Me')
  await press(page, 'Gửi lại')
  await see(page, 'Chưa gửi được, cần xem lại')
  expect(await page.getByLabel('Tên giấy tờ').inputValue()).toBe('Sổ hồng nhà ở ấp Gò Me')
  expect(await page.getByLabel('Họ, chữ đệm, tên').inputValue()).toBe('Mạc Thị Hoa Cúc Dại')
  expect(faults).toEqual([])
})

test('a citizen whose session ends in the middle of a form goes on after signing in again', async () => {
  const person = newcomer()
  const { page, faults } = await citizen(here, person)
  await beginRoad(page)
  await fill(page, { ...road.answers, 'Họ tên người qua đời': 'Trần Văn Cây Sậy' })
  await letSessionExpire(page)
  await press(page, 'Lưu và tiếp tục')
  await see(page, 'Phiên làm việc của bạn đã hết hạn')
  await follow(page, 'Đăng nhập bằng tài khoản định danh')
  await sayWho(page, person)
  await seeTitle(page, 'Biểu mẫu bạn đang gửi dở')
  await press(page, 'Gửi lại')
  await see(page, 'Chọn ảnh hoặc tệp')
  expect(faults).toEqual([])
})
