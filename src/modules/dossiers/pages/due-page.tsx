import type { ComponentChildren } from 'preact'

import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierRecord } from '../rows.ts'
import type { DueChange } from '../store-stays.ts'
import type { Content } from '../store.ts'

type Props = {
  dossier: DossierRecord
  content: Content
  changes: readonly DueChange[]
  explanation: ComponentChildren
  /** Where the same question can be asked with other days. */
  tryHref: string | undefined
  base: string
}

const reasons: Record<DueChange['reason'], readonly [vi: string, en: string]> = {
  accepted: ['Bộ phận một cửa tiếp nhận hồ sơ trực tuyến', 'Online application accepted'],
  supplemented: [
    'Người nộp đã bổ sung; cộng thời gian tạm dừng',
    'Papers supplied; the pause is added',
  ],
  calendar: ['Lịch nghỉ, ngày làm bù thay đổi', 'The calendar of holidays changed'],
  extended: ['Gia hạn', 'Extended'],
  resumed: ['Tiếp tục giải quyết; cộng thời gian tạm dừng', 'Resumed; the pause is added'],
}

/** "Ngày hẹn trả được tính thế nào": the rule, the days, and every change since. */
export function DuePage({ dossier, content, changes, explanation, tryHref, base }: Props) {
  const { t } = useView()
  const { code } = dossier
  return (
    <Page
      frame={base.startsWith('/can-bo') ? 'staff' : 'public'}
      title={t('Cách tính ngày hẹn trả', 'How the due date was computed')}
      over={<span class="code">{code}</span>}
      lead={dossier.procedureName}
      crumbs={[{ href: `${base}/${code}`, text: code }]}
    >
      <Facts
        rows={[
          [t('Bắt đầu tính từ', 'Counted from'), <When at={dossier.receivedAt} long />],
          [
            t('Hẹn trả kết quả', 'Due'),
            dossier.dueAt ? <When at={dossier.dueAt} long /> : t('Chưa xác định', 'Not set'),
          ],
          [t('Căn cứ thời hạn', 'Legal ground'), content.ruleSource],
        ]}
      />
      {explanation ?? (
        <Notice
          kind="warn"
          title={t(
            'Thủ tục này chưa có thời hạn được xác nhận.',
            'This procedure has no confirmed time limit.',
          )}
        />
      )}
      {tryHref && (
        <p>
          <a href={tryHref}>{t('Tính thử với ngày khác', 'Try it with other days')}</a>
        </p>
      )}
      {changes.length > 0 && (
        <Panel title={t('Các lần thay đổi', 'Changes')}>
          <Table
            caption={t('Các lần thay đổi ngày hẹn', 'Changes of the due date')}
            hideCaption
            rows={changes}
            columns={[
              { key: 'at', head: t('Lúc', 'When'), cell: ({ at }) => <When {...{ at }} /> },
              {
                key: 'why',
                head: t('Lý do', 'Reason'),
                cell: ({ reason }) => t(...reasons[reason]),
              },
              {
                key: 'before',
                head: t('Ngày cũ', 'Before'),
                cell: ({ dueBefore }) => dueBefore && <When at={dueBefore} />,
              },
              {
                key: 'after',
                head: t('Ngày mới', 'After'),
                cell: ({ dueAfter }) => dueAfter && <When at={dueAfter} />,
              },
            ]}
          />
        </Panel>
      )}
    </Page>
  )
}
