import type { Module } from '#platform/module.ts'

import { webhookRoutes } from './bank/webhook.ts'
import { eventWords } from './event-words.ts'
import { payRoutes } from './routes-pay.tsx'
import { reconcileRoutes } from './routes-reconcile.tsx'
import { settingsRoutes } from './routes-settings.tsx'
import { statementRoutes } from './routes-statements.tsx'
import { addBankStandIn } from './stand-in.ts'
import { settleStatementJob } from './statements/settle.ts'
import { settleJobName } from './statements/take.ts'
import { vietqrApi } from './vietqr/api.ts'

export const payments: Module = {
  name: 'payments',
  uses: ['accounts', 'dossiers', 'papers', 'units'],
  permissions: {
    'payment.reconcile': 'Đối soát tiền vào tài khoản, nhập sao kê ngân hàng',
    'payment.settings': 'Đặt tài khoản nhận phí, lệ phí',
  },
  eventWords,
  routes: (app) => {
    payRoutes(app)
    reconcileRoutes(app)
    statementRoutes(app)
    settingsRoutes(app)
    if (app.world.demo) addBankStandIn(app)
  },
  api: (app) => {
    vietqrApi(app)
    webhookRoutes(app)
  },
  jobs: { [settleJobName]: settleStatementJob },
  nav: [
    {
      href: '/can-bo/doi-soat',
      vi: 'Đối soát tiền nộp',
      en: 'Reconciliation',
      permission: 'payment.reconcile',
      group: 'work',
    },
    {
      href: '/quan-tri/tai-khoan-thu',
      vi: 'Tài khoản nhận phí',
      en: 'Account for fees',
      permission: 'payment.settings',
      group: 'admin',
    },
  ],
}
