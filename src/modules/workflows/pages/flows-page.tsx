import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { budgetText } from '../budget.ts'
import type { Workflow } from '../domain.ts'
import { longestMinutes } from '../graph.ts'
import type { FlowLine } from '../store-own.ts'

export const home = '/quan-tri/quy-trinh'

/** The parts of this corner of the administration. */
export function FlowTabs() {
  const { t } = useView()
  return (
    <SubNav
      items={[
        { href: home, text: t('Các quy trình', 'Workflows') },
        { href: `${home}/ap-dung`, text: t('Áp dụng cho thủ tục', 'Used for procedures') },
      ]}
    />
  )
}

type Props = { own: readonly FlowLine[]; standard: readonly Workflow[]; today: Temporal.PlainDate }

/** Quy trình nội bộ: the unit's own workflows, and the standard ones to copy from. */
export function FlowsPage({ own, standard, today }: Props) {
  const { t, who } = useView()
  const mayEdit = who.can.has('workflow.edit')
  return (
    <Page
      frame="staff"
      title={t('Quy trình nội bộ', 'Workflows')}
      lead={t(
        'Mỗi hồ sơ đi theo bản quy trình đang áp dụng vào ngày tiếp nhận và giữ bản đó đến khi xong.',
        'A dossier follows the version in force on the day it was received, and keeps it to the end.',
      )}
      actions={
        mayEdit && (
          <>
            <ButtonLink href={`${home}/them`}>{t('Thêm quy trình', 'Add a workflow')}</ButtonLink>
            <ButtonLink href={`${home}/nhap`} kind="secondary">
              {t('Nhập từ tệp', 'Import a file')}
            </ButtonLink>
          </>
        )
      }
    >
      <FlowTabs />
      <Panel title={t('Quy trình của đơn vị', 'The unit’s own')}>
        <Table
          caption={t('Quy trình của đơn vị', 'The unit’s own')}
          hideCaption
          rows={own}
          rowKey={({ code }) => code}
          empty={
            <Empty
              title={t('Đơn vị chưa có quy trình riêng.', 'No workflow of the unit’s own yet.')}
            >
              <p>
                {t(
                  'Hồ sơ đang theo quy trình chuẩn bên dưới. Để đổi, hãy chép một quy trình chuẩn rồi sửa.',
                  'Dossiers follow the standard workflows below. To change that, copy one and edit it.',
                )}
              </p>
            </Empty>
          }
          columns={[
            {
              key: 'name',
              head: t('Tên', 'Name'),
              cell: ({ code, name }) => <a href={`${home}/${code}`}>{name}</a>,
            },
            {
              key: 'state',
              head: t('Tình trạng', 'State'),
              cell: (line) => <FlowState {...{ line, today }} />,
            },
            {
              key: 'from',
              head: t('Áp dụng từ', 'In force from'),
              cell: ({ effectiveFrom }) => effectiveFrom && <When on={effectiveFrom} />,
            },
            {
              key: 'changed',
              head: t('Sửa lần cuối', 'Last changed'),
              cell: ({ changedAt }) => <When at={changedAt} />,
            },
          ]}
        />
      </Panel>
      <Panel title={t('Quy trình chuẩn', 'Standard workflows')}>
        <Table
          caption={t('Quy trình chuẩn', 'Standard workflows')}
          hideCaption
          rows={standard}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'name',
              head: t('Tên', 'Name'),
              cell: ({ code, name }) => <a href={`${home}/${code}`}>{name}</a>,
            },
            {
              key: 'steps',
              head: t('Số bước', 'Steps'),
              num: true,
              cell: ({ steps }) => steps.length,
            },
            {
              key: 'time',
              head: t('Tổng thời gian', 'Time'),
              cell: (flow) => budgetText(longestMinutes(flow), t),
            },
            {
              key: 'source',
              head: t('Căn cứ', 'Ground'),
              long: true,
              cell: ({ source }) => source,
            },
          ]}
        />
      </Panel>
    </Page>
  )
}

function FlowState({ line, today }: { line: FlowLine; today: Temporal.PlainDate }) {
  const { t } = useView()
  const { newest, effectiveFrom, isDrafted } = line
  const isLater = effectiveFrom && Temporal.PlainDate.compare(effectiveFrom, today) > 0
  return (
    <span class="tags">
      {newest !== null && (
        <Tag tone={isLater ? 'yellow' : 'green'}>
          {isLater
            ? t(`Bản ${newest}, chưa đến ngày`, `Version ${newest}, not yet`)
            : t(`Đã công bố bản ${newest}`, `Version ${newest} published`)}
        </Tag>
      )}{' '}
      {isDrafted && <Tag tone="blue">{t('Có bản nháp', 'Draft')}</Tag>}
    </span>
  )
}
