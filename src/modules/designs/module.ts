import type { Module } from '#platform/module.ts'

import { designsApi } from './api.ts'
import './events.ts'

export const designs: Module = {
  name: 'designs',
  uses: ['accounts', 'dossiers', 'drafts', 'forms', 'procedures'],
  api: designsApi,
  permissions: {
    'form.view': 'Xem biểu mẫu điện tử của các thủ tục',
    'form.edit': 'Soạn, thử, công bố, thôi dùng biểu mẫu điện tử của xã',
  },
}
