import type { ComponentChildren } from 'preact'

import { timeText } from '#modules/procedures/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pausedStates } from '../domain.ts'
import type { DossierRecord } from '../rows.ts'
import type { DueChange } from '../store-stays.ts'
import type { Content } from '../store.ts'
import { stateWords } from '../words.ts'
import { dueLabel } from './parts.tsx'

type Props = {
  dossier: DossierRecord
  content: Content
  chosenCase: Record<'vi' | 'en', string> | undefined
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
  extended: ['Lãnh đạo ký phiếu xin lỗi và gia hạn', 'Apology and extension signed by the head'],
  settled: [
    'Nghĩa vụ tài chính đã xong; cộng thời gian tạm dừng',
    'Payment settled; the pause is added',
  ],
  verification: [
    'Chờ cơ quan khác xác minh, theo quy định của thủ tục',
    'Waiting for another agency, as the procedure’s rule says',
  ],
  resumed: ['Tiếp tục giải quyết; cộng thời gian tạm dừng', 'Resumed; the pause is added'],
}

/** A change that moved no date and ended no pause would only be noise. */
const isNews = ({ dueBefore, dueAfter, pausedFrom }: DueChange): boolean =>
  pausedFrom !== null || dueBefore?.epochMilliseconds !== dueAfter?.epochMilliseconds

function Why({ reason, pausedFrom, pausedTo }: DueChange) {
  const { t } = useView()
  return (
    <>
      {t(...reasons[reason])}
      {pausedFrom && pausedTo && (
        <small class="muted">
          {' '}
          ({t('tạm dừng từ', 'paused from')} <When at={pausedFrom} /> {t('đến', 'to')}{' '}
          <When at={pausedTo} />)
        </small>
      )}
    </>
  )
}

/** While the clock stands still the date shown is the one before the pause. */
function Paused({ dossier: { state, pausedAt } }: Pick<Props, 'dossier'>) {
  const { t } = useView()
  if (pausedAt === null || !pausedStates.includes(state)) return null
  const [vi, en] = stateWords[state].text
  return (
    <Notice
      kind="info"
      title={t(
        `Thời hạn đang tạm dừng: ${vi.toLocaleLowerCase('vi')}.`,
        `The clock is paused: ${en.toLowerCase()}.`,
      )}
    >
      <p>
        {t('Tạm dừng từ', 'Paused since')} <When at={pausedAt} />.{' '}
        {t(
          'Khi tiếp tục giải quyết, ngày hẹn trả được lùi thêm đúng thời gian tạm dừng.',
          'When it goes on, the due date moves by the length of the pause.',
        )}
      </p>
    </Notice>
  )
}

/** Nobody has promised anything before the desk accepts. */
function Expected({ dossier: { state } }: Pick<Props, 'dossier'>) {
  const { t } = useView()
  if (state !== 'new') return null
  return (
    <Notice kind="info" title={t('Ngày này mới là dự kiến.', 'This date is only what to expect.')}>
      <p>
        {t(
          'Thời hạn tính từ khi bộ phận một cửa tiếp nhận hồ sơ; khi đó ngày hẹn trả được tính lại và ghi trên giấy tiếp nhận.',
          'The time limit runs from acceptance by the desk; the date is then computed again and stands on the receipt.',
        )}
      </p>
    </Notice>
  )
}

/** "Ngày hẹn trả được tính thế nào": the rule, the days, and every change since. */
export function DuePage({
  dossier,
  content,
  chosenCase,
  changes,
  explanation,
  tryHref,
  base,
}: Props) {
  const view = useView()
  const { t, lang } = view
  const { code } = dossier
  const moved = changes.filter(isNews)
  return (
    <Page
      frame={base.startsWith('/can-bo') ? 'staff' : 'public'}
      title={t('Cách tính ngày hẹn trả', 'How the due date was computed')}
      over={<span class="code">{code}</span>}
      lead={dossier.procedureName}
      crumbs={[{ href: `${base}/${code}`, text: t('Hồ sơ', 'Dossier') }]}
    >
      <Facts
        rows={[
          [t('Bắt đầu tính từ', 'Counted from'), <When at={dossier.receivedAt} long />],
          [
            t(...dueLabel(dossier)),
            dossier.dueAt ? <When at={dossier.dueAt} long /> : t('Chưa xác định', 'Not set'),
          ],
          [
            t('Thời hạn áp dụng', 'Time limit applied'),
            content.rule && timeText(view, content.rule),
          ],
          [t('Trường hợp', 'Case'), chosenCase?.[lang]],
          [t('Căn cứ thời hạn', 'Legal ground'), content.ruleSource],
        ]}
      />
      <Expected {...{ dossier }} />
      <Paused {...{ dossier }} />
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
      {moved.length > 0 && (
        <Panel title={t('Các lần thay đổi', 'Changes')}>
          <Table
            caption={t('Các lần thay đổi ngày hẹn', 'Changes of the due date')}
            hideCaption
            rows={moved}
            columns={[
              { key: 'at', head: t('Lúc', 'When'), cell: ({ at }) => <When {...{ at }} /> },
              {
                key: 'why',
                head: t('Lý do', 'Reason'),
                cell: (change) => <Why {...change} />,
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
