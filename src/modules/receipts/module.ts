import type { Module } from '#platform/module.ts'

import { eventWords } from './event-words.ts'
import { cashRoutes } from './routes-cash.tsx'
import { receiptRoutes } from './routes-receipts.tsx'

export const receipts: Module = {
  name: 'receipts',
  uses: ['dossiers', 'papers', 'payments', 'units'],
  permissions: {
    'fee.collect': 'Thu tiền mặt tại quầy, lập và hủy biên lai, chốt ngày',
    'receipt.settings': 'Đặt ký hiệu, mã số thuế của biên lai',
  },
  eventWords,
  routes: (app) => {
    cashRoutes(app)
    receiptRoutes(app)
  },
  nav: [
    {
      href: '/can-bo/thu-tien',
      vi: 'Thu tiền tại quầy',
      en: 'Cash',
      permission: 'fee.collect',
      group: 'work',
    },
    {
      href: '/can-bo/bien-lai',
      vi: 'Sổ biên lai',
      en: 'Receipts',
      permission: 'fee.collect',
      group: 'work',
    },
    {
      href: '/quan-tri/bien-lai',
      vi: 'Mẫu biên lai',
      en: 'Form of receipts',
      permission: 'receipt.settings',
      group: 'admin',
    },
  ],
}
