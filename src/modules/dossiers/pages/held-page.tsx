import type { Officer, Staff } from '#modules/accounts/index.ts'
import { roles, roleWords, type StepRole } from '#modules/workflows/index.ts'
import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pager } from '#ui/pager.tsx'
import { Panel } from '#ui/panel.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import type { Held } from '../held-work.ts'
import type { Line } from '../rows.ts'
import { ForMany, tickedIn, type Many } from './bulk-bar.tsx'
import { LineTable } from './line-table.tsx'

type Props = {
  staff: Staff
  held: readonly Held[]
  stuck: number
  lines: Line[]
  next: string | undefined
  role: StepRole | undefined
  successors: readonly Officer[]
  now: Temporal.Instant
  base: string
  once: string
  isAllTicked: boolean
  /** All of it is being given away in the background. */
  isGiving: boolean
  refused?: Retry | undefined
}

/** What lies with an officer, by step, and to whom it goes. */
export function HeldPage(props: Props) {
  const { t } = useView()
  const { staff, held, stuck, role, base, refused, lines } = props
  const wordsOf = (code: string) => {
    const known = roles.find((one) => one === code)
    return known ? t(...roleWords[known]) : code
  }
  const total = held.reduce((sum, { count }) => sum + count, 0)
  const late = held.reduce((sum, one) => sum + one.late, 0)
  return (
    <Page
      frame="staff"
      wide
      title={t(`Công việc của ${staff.fullName}`, `Work of ${staff.fullName}`)}
      lead={t(
        `${total} hồ sơ đang mở, ${late} đã quá hẹn. Giao từng phần hoặc tất cả cho người làm được bước đó; mỗi hồ sơ ghi lại ai giao, ai nhận.`,
        `${total} open dossiers, ${late} past their due date. Give some or all to officers who may do the step; each dossier records it.`,
      )}
      crumbs={[
        { href: '/quan-tri/nguoi-dung', text: t('Người dùng', 'Staff accounts') },
        { href: `/quan-tri/nguoi-dung/${staff.id}`, text: staff.fullName },
      ]}
    >
      <ErrorSummary errors={refused?.errors} />
      {props.isGiving && (
        <Notice kind="ok" title={t('Đang giao', 'Being given')}>
          {t(
            'Hồ sơ được giao lần lượt trong ít phút; mở lại trang để xem còn bao nhiêu.',
            'They are given batch by batch; open the page again to see what is left.',
          )}
        </Notice>
      )}
      {stuck > 0 && (
        <Notice kind="warn" title={t(`${stuck} hồ sơ bị kẹt`, `${stuck} dossiers are stuck`)}>
          {t(
            'Chúng nằm ở bước mà cán bộ này không còn quyền làm.',
            'They stand at a step that this officer may no longer do.',
          )}
        </Notice>
      )}
      <SubNav
        current={role ? `${base}?buoc=${role}` : base}
        items={[
          { href: base, text: t('Tất cả bước', 'All steps'), count: total },
          ...held
            .filter((one) => one.role !== '')
            .map((one) => ({
              href: `${base}?buoc=${one.role}`,
              text: wordsOf(one.role),
              count: one.count,
            })),
        ]}
      />
      {lines.length === 0 ? (
        <Empty title={t('Không còn hồ sơ nào ở đây.', 'Nothing is left here.')} />
      ) : (
        <Giving {...props} />
      )}
    </Page>
  )
}

function Giving(props: Props) {
  const { t } = useView()
  const { lines, next, role, base, once, now, refused, staff, successors, isAllTicked } = props
  const names = new Map([[staff.id as string, staff.fullName]])
  const many: Many = {
    kind: 'assign',
    action: base,
    officers: successors,
    once,
    isAllTicked,
    refused,
  }
  return (
    <>
      <ForMany {...{ many }}>
        <LineTable
          {...{ now, names }}
          items={lines}
          pick={tickedIn(many)}
          caption={t('Hồ sơ đang giữ', 'Open dossiers')}
          empty={t('Không có', 'None')}
        />
      </ForMany>
      <Pager next={next} />
      <Panel title={t('Giao tất cả', 'Give all')} id="tat-ca">
        <Form action={`${base}/tat-ca`}>
          {role && <Hidden name="role" value={role} />}
          <p>
            {role
              ? t(
                  'Mọi hồ sơ ở bước đang xem, kể cả các trang sau.',
                  'All dossiers at this step, on later pages too.',
                )
              : t(
                  'Mọi hồ sơ đang mở. Hồ sơ ở bước người nhận không làm được thì chờ người khác cùng bước.',
                  'All open dossiers. Those at a step that the successor may not do wait for others of the step.',
                )}
          </p>
          <Successor {...props} />
          <Button kind="secondary">{t('Giao tất cả', 'Give all')}</Button>
        </Form>
      </Panel>
    </>
  )
}

function Successor({ successors, refused }: Props) {
  const { t } = useView()
  return (
    <Select
      name="to"
      label={t('Người nhận', 'Given to')}
      blank={t('Chọn cán bộ', 'Choose an officer')}
      filled={refused?.filled}
      errors={refused?.errors}
      options={successors.map(({ id, name, position }) => ({
        value: id,
        text: position === '' ? name : `${name}, ${position}`,
      }))}
    />
  )
}
