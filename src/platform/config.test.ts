import { expect, test } from 'vitest'

import { readConfig } from './config.ts'

test('nothing has to be set', () => {
  expect(readConfig({})).toMatchObject({
    port: 8080,
    demo: true,
    publicUrl: 'http://localhost:8080',
  })
})

test.each([
  ['PORT', 'eight', 'số nguyên từ 0 đến 65535'],
  ['PORT', '70000', 'số nguyên từ 0 đến 65535'],
  ['XASO_DEMO', 'yes', '0 hoặc 1'],
  ['XASO_LOG', 'loud', 'phải là một trong'],
  ['DATABASE_URL', 'mysql://x', 'postgres://'],
  ['PUBLIC_URL', 'xa', 'phải là địa chỉ'],
  ['MQTT_URL', 'http://x', 'mqtt:// hoặc mqtts://'],
  ['XASO_MQTT_TLS_PORT', '70000', 'số nguyên từ 0 đến 65535'],
  ['XASO_UPLOAD_MB', '0', 'số nguyên từ 1 đến 2000'],
])('%s=%s is refused in words', (name, value, message) => {
  const read = () => readConfig({ [name]: value })
  expect(read).toThrow(`${name}: `)
  expect(read).toThrow(message)
  expect(read).not.toThrow(/Invalid|expected/)
})

test('loudspeakers are reached by our own broker, by one outside, or not at all over MQTT', () => {
  expect(readConfig({}).mqtt).toMatchObject({ kind: 'embedded', plainPort: 1883, tlsPort: 8883 })
  const url = 'mqtts://xaso:secret@broker.example'
  expect(readConfig({ MQTT_URL: url }).mqtt).toMatchObject({ kind: 'external', url })
  expect(readConfig({ XASO_MQTT: '0', MQTT_URL: url }).mqtt).toEqual({ kind: 'none' })
})
