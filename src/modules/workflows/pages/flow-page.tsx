import type { ComponentChildren } from 'preact'

import { Facts } from '#ui/facts.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { budgetText } from '../budget.ts'
import type { FlowContent } from '../domain.ts'
import { longestMinutes } from '../graph.ts'
import type { Names } from '../say-test.ts'
import type { Published } from '../store-own.ts'
import { home } from './flows-page.tsx'
import { FlowPicture } from './picture.tsx'

type Shown = {
  code: string
  flow: FlowContent
  names: Names
  /** "Bản 2", or the standard one. */
  version: number | undefined
  uses: readonly { procedure: string; caseCode: string; name: string }[]
}

type Props = Shown & {
  isOwn: boolean
  isDrafted: boolean
  versions: readonly Published[]
  actors: ReadonlyMap<string, string>
}

/** One workflow as it is published: its picture, where it is used, its versions. */
export function FlowPage(props: Props) {
  const { t, who } = useView()
  const { code, flow, version, isOwn, isDrafted, versions } = props
  const mayEdit = who.can.has('workflow.edit')
  return (
    <Page
      frame="staff"
      wide
      title={flow.name}
      over={isOwn ? <span class="code">{code}</span> : t('Quy trình chuẩn', 'Standard workflow')}
      lead={flow.source}
      crumbs={[{ href: home, text: t('Quy trình nội bộ', 'Workflows') }]}
      actions={mayEdit && <FlowActions {...{ code, isOwn, isDrafted, version }} />}
    >
      {isDrafted && (
        <Notice title={t('Quy trình này đang có bản nháp.', 'There is a draft of this workflow.')}>
          <p>
            <a href={`${home}/${code}/sua`}>{t('Mở bản nháp', 'Open the draft')}</a>
          </p>
        </Notice>
      )}
      <Facts
        rows={[
          version !== undefined && [t('Bản', 'Version'), String(version)],
          [t('Số bước', 'Steps'), String(flow.steps.length)],
          [t('Đường dài nhất', 'Longest way'), budgetText(longestMinutes(flow), t)],
          [t('Biểu mẫu của thủ tục', 'Form of procedure'), flow.procedure],
          [t('Áp dụng cho', 'Used for'), <Uses {...props} />],
        ]}
      />
      <Panel title={t('Sơ đồ', 'Picture')}>
        <FlowPicture flow={flow} names={props.names} />
      </Panel>
      {versions.length > 0 && <Versions {...props} />}
    </Page>
  )
}

type ActionsProps = Pick<Props, 'code' | 'isOwn' | 'isDrafted' | 'version'>

function FlowActions({ code, isOwn, isDrafted, version }: ActionsProps) {
  const { t } = useView()
  const file =
    version !== undefined && isOwn ? `${home}/${code}/ban/${version}/tep` : `${home}/${code}/tep`
  return (
    <>
      {isOwn && !isDrafted && (
        <Form action={`${home}/${code}/soan`}>
          <Button>{t('Soạn bản mới', 'Draft a new version')}</Button>
        </Form>
      )}
      {isOwn && isDrafted && (
        <ButtonLink href={`${home}/${code}/sua`}>{t('Sửa bản nháp', 'Edit the draft')}</ButtonLink>
      )}
      <ButtonLink kind="secondary" href={`${home}/them?tu=${code}`}>
        {t('Chép thành quy trình mới', 'Copy')}
      </ButtonLink>
      <ButtonLink kind="secondary" href={`${home}/${code}/chay-thu`}>
        {t('Chạy thử', 'Test run')}
      </ButtonLink>
      <ButtonLink kind="secondary" href={file}>
        {t('Xuất tệp', 'Export')}
      </ButtonLink>
    </>
  )
}

function Uses({ uses }: Pick<Props, 'uses'>): ComponentChildren {
  const { t } = useView()
  if (uses.length === 0)
    return (
      <>
        {t('Chưa chọn cho thủ tục nào', 'No procedure yet')} ·{' '}
        <a href={`${home}/ap-dung`}>{t('Chọn', 'Choose')}</a>
      </>
    )
  return (
    <ul>
      {uses.map(({ procedure, caseCode, name }) => (
        <li key={`${procedure}/${caseCode}`}>{name}</li>
      ))}
    </ul>
  )
}

function Versions({ code, versions, actors }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Các bản đã công bố', 'Published versions')}>
      <Table
        caption={t('Các bản đã công bố', 'Published versions')}
        hideCaption
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            key: 'version',
            head: t('Bản', 'Version'),
            cell: ({ version }) => (
              <a href={`${home}/${code}/ban/${version}`}>
                {t(`Bản ${version}`, `Version ${version}`)}
              </a>
            ),
          },
          {
            key: 'from',
            head: t('Áp dụng từ', 'In force from'),
            cell: ({ effectiveFrom }) => <When on={effectiveFrom} />,
          },
          { key: 'note', head: t('Ghi chú', 'Note'), long: true, cell: ({ note }) => note },
          {
            key: 'by',
            head: t('Người công bố', 'Published by'),
            cell: ({ publishedBy, publishedAt }) => (
              <>
                {actors.get(publishedBy)} <When at={publishedAt} />
              </>
            ),
          },
        ]}
      />
    </Panel>
  )
}
