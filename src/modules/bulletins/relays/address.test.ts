import { expect, test } from 'vitest'

import { relayAddress } from './address.ts'

test.each([
  'https://stream.vovmedia.vn/vov-1',
  'http://example.org:8000/live.mp3',
  'https://tiepsong.tayninh.gov.vn/fm?kenh=1',
])('%s is an address of an upper tier', (typed) => {
  expect(relayAddress(typed)).toEqual({ ok: true, value: typed })
})

test.each([
  ['not-an-address', 'vov1'],
  ['not-an-address', ''],
  ['not-https', 'file:///etc/passwd'],
  ['not-https', 'ftp://example.org/a.mp3'],
  ['not-https', 'concat:a|b'],
  ['not-https', 'javascript:alert(1)'],
  ['with-password', 'https://a:b@example.org/live'],
  ['inside', 'http://localhost/live'],
  ['inside', 'http://localhost./live'],
  ['inside', 'http://may-chu/live'],
  ['inside', 'http://loa.local./live'],
  ['inside', 'http://127.0.0.1/'],
  ['inside', 'http://127.1/'],
  ['inside', 'http://2130706433/'],
  ['inside', 'http://0x7f.0.0.1/'],
  ['inside', 'http://10.0.0.5/live'],
  ['inside', 'http://172.16.9.1/live'],
  ['inside', 'http://192.168.1.1/live'],
  ['inside', 'http://169.254.169.254/latest/meta-data'],
  ['inside', 'http://100.64.0.1/live'],
  ['inside', 'http://224.0.0.1/live'],
  ['inside', 'http://[::1]/live'],
  ['inside', 'http://[fd00::1]/live'],
])('%s: %s is refused', (why, typed) => {
  expect(relayAddress(typed)).toEqual({ ok: false, why })
})
