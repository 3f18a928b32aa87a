import type { FormDefinition } from '#modules/forms/index.ts'
import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { designPath, home } from '../addresses.ts'
import type { DesignLine } from '../store.ts'

type Props = {
  own: readonly DesignLine[]
  standard: readonly FormDefinition[]
  /** What procedures are called. */
  names: ReadonlyMap<string, string>
  /** Procedures that the commune's own forms serve today. */
  served: ReadonlySet<string>
  today: Temporal.PlainDate
}

/** Biểu mẫu điện tử: the commune's own forms, and the built-in ones to copy from. */
export function DesignsPage(props: Props) {
  const { t, who } = useView()
  return (
    <Page
      frame="staff"
      title={t('Biểu mẫu điện tử', 'Forms')}
      lead={t(
        'Mỗi hồ sơ theo bản biểu mẫu áp dụng lúc bắt đầu khai và giữ bản đó đến khi xong.',
        'An application follows the version in force when it was begun, and keeps it to the end.',
      )}
      actions={
        who.can.has('form.edit') && (
          <>
            <ButtonLink href={`${home}/them`}>{t('Thêm biểu mẫu', 'Add a form')}</ButtonLink>
            <ButtonLink href={`${home}/nhap`} kind="secondary">
              {t('Nhập từ tệp', 'Import a file')}
            </ButtonLink>
          </>
        )
      }
    >
      <Own {...props} />
      <Standard {...props} />
    </Page>
  )
}

function Procedures({ codes, names }: { codes: readonly string[]; names: Props['names'] }) {
  const { t } = useView()
  if (codes.length === 0)
    return <>{t('Mọi thủ tục chưa có mẫu riêng', 'Every procedure without a form')}</>
  return (
    <>
      {codes.map((code, n) => (
        <span key={code}>
          {n > 0 && ', '}
          <span class="code">{code}</span> {names.get(code) ?? ''}
        </span>
      ))}
    </>
  )
}

function Own({ own, names, today }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Biểu mẫu riêng của xã', 'The commune’s own')}>
      <Table
        caption={t('Biểu mẫu riêng của xã', 'The commune’s own')}
        hideCaption
        rows={own}
        rowKey={({ code }) => code}
        empty={
          <Empty title={t('Xã chưa có biểu mẫu riêng.', 'No form of the commune’s own yet.')}>
            <p>
              {t(
                'Các thủ tục đang dùng biểu mẫu có sẵn bên dưới. Để đổi, hãy làm bản riêng từ một mẫu có sẵn.',
                'Procedures use the built-in forms below. To change one, make your own from it.',
              )}
            </p>
          </Empty>
        }
        columns={[
          {
            key: 'title',
            head: t('Tên', 'Name'),
            cell: ({ code, title }) => <a href={designPath(code)}>{title}</a>,
          },
          {
            key: 'procedures',
            head: t('Thủ tục', 'Procedures'),
            long: true,
            cell: ({ procedures }) => <Procedures codes={procedures} {...{ names }} />,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: (line) => <State {...{ line, today }} />,
          },
          {
            key: 'changed',
            head: t('Sửa lần cuối', 'Last changed'),
            cell: ({ changedAt }) => <When at={changedAt} />,
          },
        ]}
      />
    </Panel>
  )
}

function State({ line, today }: { line: DesignLine; today: Temporal.PlainDate }) {
  const { t } = useView()
  const { newest, effectiveFrom, retiredFrom, isDrafted } = line
  const isLater = effectiveFrom && Temporal.PlainDate.compare(effectiveFrom, today) > 0
  const isOver = retiredFrom && Temporal.PlainDate.compare(retiredFrom, today) <= 0
  return (
    <span class="tags">
      {newest !== null &&
        (isOver ? (
          <Tag tone="grey">{t(`Bản ${newest} đã thôi dùng`, `Version ${newest} retired`)}</Tag>
        ) : isLater ? (
          <Tag tone="yellow">{t(`Bản ${newest}, chưa đến ngày`, `Version ${newest}, not yet`)}</Tag>
        ) : (
          <Tag tone="green">{t(`Đang áp dụng bản ${newest}`, `Version ${newest} in force`)}</Tag>
        ))}{' '}
      {isDrafted && <Tag tone="blue">{t('Có bản nháp', 'Draft')}</Tag>}
      {newest === null && !isDrafted && <Tag tone="grey">{t('Chưa có bản nào', 'No version')}</Tag>}
    </span>
  )
}

function Standard({ standard, names, served }: Props) {
  const { t, lang, who } = useView()
  return (
    <Panel title={t('Biểu mẫu có sẵn', 'Built-in forms')}>
      <Table
        caption={t('Biểu mẫu có sẵn', 'Built-in forms')}
        hideCaption
        rows={standard}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'title',
            head: t('Tên', 'Name'),
            cell: ({ code, title }) => <a href={designPath(code)}>{title[lang]}</a>,
          },
          {
            key: 'procedures',
            head: t('Thủ tục', 'Procedures'),
            long: true,
            cell: ({ procedures }) => <Procedures codes={procedures} {...{ names }} />,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: ({ procedures, version }) =>
              procedures.some((code) => served.has(code)) ? (
                <Tag tone="grey">{t('Xã dùng mẫu riêng', 'Replaced by your own')}</Tag>
              ) : (
                <Tag tone="green">
                  {t(`Đang áp dụng bản ${version}`, `Version ${version} in force`)}
                </Tag>
              ),
          },
          {
            key: 'copy',
            head: t('Làm bản riêng', 'Make your own'),
            cell: ({ code }) =>
              who.can.has('form.edit') && (
                <a href={`${home}/them?tu=${code}`}>{t('Làm bản riêng', 'Make your own')}</a>
              ),
          },
        ]}
      />
    </Panel>
  )
}
