import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import './events.ts'

export const remarks: Module = {
  name: 'remarks',
  uses: ['accounts'],
  permissions: { 'remark.write': 'Đọc và viết ghi chú nội bộ trên hồ sơ' },
  eventWords,
}
