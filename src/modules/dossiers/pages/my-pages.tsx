import type { ComponentChildren } from 'preact'

import { paperAccept } from '#platform/uploads.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField, TextArea } from '#ui/field.tsx'
import { Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { withdraw } from '../domain.ts'
import { forApplicant, isLook, refusalReason } from '../history.ts'
import type { DossierFile } from '../read.ts'
import type { Line } from '../rows.ts'
import { MySlips } from '../slip-panel.tsx'
import { openSupplement } from '../store-supplements.ts'
import { deliveryWords, stateMeaning } from '../words.ts'
import { History, Papers, Results } from './dossier-page.tsx'
import { StateTag, TimeTag } from './parts.tsx'
import { onBehalfRows, Situation, Tracks } from './situation.tsx'

type MineProps = {
  items: Line[]
  next: string | null
  now: Temporal.Instant
  /** What other communes settle. */
  elsewhere?: ComponentChildren
}

/** Hồ sơ của tôi. */
export function MyDossiersPage({ items, next, now, elsewhere }: MineProps) {
  const { t } = useView()
  const apply = <ButtonLink href="/thu-tuc">{t('Nộp hồ sơ mới', 'New application')}</ButtonLink>
  return (
    <Page title={t('Hồ sơ của tôi', 'My applications')} actions={items.length > 0 && apply}>
      {elsewhere}
      <Table
        caption={t('Hồ sơ của tôi', 'My applications')}
        hideCaption
        rows={items}
        rowKey={({ id }) => id}
        empty={
          <Empty
            title={t('Bạn chưa nộp hồ sơ nào.', 'You have no applications yet.')}
            action={apply}
          />
        }
        columns={[
          {
            key: 'procedure',
            head: t('Thủ tục', 'Procedure'),
            cell: ({ code, procedureName }) => (
              <a href={`/cua-toi/ho-so/${code}`}>{procedureName}</a>
            ),
          },
          { key: 'code', head: t('Mã hồ sơ', 'Code'), tight: true, cell: ({ code }) => code },
          {
            key: 'state',
            head: t('Trạng thái', 'State'),
            cell: ({ state }) => <StateTag {...{ state }} />,
          },
          {
            key: 'received',
            head: t('Ngày nộp', 'Filed'),
            tight: true,
            cell: ({ receivedAt }) => <When at={receivedAt} only="date" />,
          },
          {
            key: 'due',
            head: t('Hẹn trả', 'Due'),
            cell: (line) => (
              <>
                {line.dueAt && <When at={line.dueAt} only="date" />} <TimeTag {...{ line, now }} />
              </>
            ),
          },
        ]}
      />
      <Pager {...{ next }} />
      <p>
        <a href="/cua-toi/ban-nhap">{t('Bản nháp đang làm dở', 'My drafts')}</a>
      </p>
      <p>
        <a href="/cua-toi/ai-da-xem">
          {t('Ai đã xem thông tin của tôi?', 'Who has opened my data?')}
        </a>
      </p>
    </Page>
  )
}

type OneProps = {
  file: DossierFile
  now: Temporal.Instant
  formSummary: ComponentChildren
  names: ReadonlyMap<string, string>
  filled?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
  /** Sending the answer twice supplies it once. */
  once: string
}

/** A refusal is said before all else, with its reason. */
function Refused({ file: { dossier, past } }: { file: DossierFile }) {
  const { t } = useView()
  if (dossier.verdict !== 'refuse' || dossier.finishedAt === null) return null
  return (
    <Notice kind="warn" title={t('Hồ sơ bị từ chối giải quyết', 'This application was refused')}>
      <p>
        {refusalReason(past) ??
          t('Lý do ghi trong văn bản kết quả.', 'The reason stands in the result.')}
      </p>
    </Notice>
  )
}

/** One application as its applicant sees it: everything, with who opened it. */
export function MyDossierPage({ file, now, formSummary, names, filled, errors, once }: OneProps) {
  const { t } = useView()
  const { dossier } = file
  return (
    <Page
      title={dossier.procedureName}
      over={<span class="code">{dossier.code}</span>}
      crumbs={[{ href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') }]}
    >
      <ErrorSummary {...{ errors }} />
      <p class="tags">
        <StateTag state={dossier.state} /> <TimeTag line={dossier} {...{ now }} />
      </p>
      <p class="lead">{t(...stateMeaning[dossier.state])}</p>
      <Refused {...{ file }} />
      {dossier.state !== 'awaiting-supplement' && <Situation {...{ file }} />}
      <Answer {...{ file, filled, errors, once }} />
      <Facts
        rows={[
          [t('Ngày tiếp nhận', 'Received'), <When at={dossier.receivedAt} />],
          [
            t('Hẹn trả kết quả', 'Result due'),
            dossier.dueAt ? <When at={dossier.dueAt} long /> : t('Chưa xác định', 'Not set'),
            <a href={`/cua-toi/ho-so/${dossier.code}/thoi-han`}>
              {t('Cách tính ngày hẹn', 'How it was computed')}
            </a>,
          ],
          [t('Bước hiện tại', 'Present step'), file.stepName],
          ...onBehalfRows(file, t),
          [t('Cách nhận kết quả', 'Delivery'), t(...deliveryWords[dossier.delivery])],
          file.content.summary !== '' && [t('Bạn ghi thêm', 'Added by you'), file.content.summary],
        ]}
      />
      <p>
        <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${dossier.code}/giay-tiep-nhan.pdf`}>
          {t('Tải giấy tiếp nhận (PDF)', 'Receipt (PDF)')}
        </ButtonLink>{' '}
        {withdraw(dossier).ok && (
          <a href={`/cua-toi/ho-so/${dossier.code}/rut`}>{t('Rút hồ sơ này', 'Withdraw it')}</a>
        )}{' '}
        {dossier.finishedAt && (
          <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${dossier.code}/danh-gia`}>
            {t('Đánh giá việc giải quyết', 'Rate how it was handled')}
          </ButtonLink>
        )}
      </p>
      <MySlips {...{ file }} />
      <Tracks {...{ file }} />
      <Results {...{ file }} />
      <Papers {...{ file }} />
      <Panel title={t('Nội dung đã kê khai', 'What you declared')}>{formSummary}</Panel>
      <Panel title={t('Quá trình giải quyết', 'History')}>
        <History past={forApplicant(file.past)} />
      </Panel>
      <Panel title={t('Ai đã mở hồ sơ này', 'Who opened this file')} id="ai-da-mo">
        <Openings {...{ file, names }} />
      </Panel>
    </Page>
  )
}

function Openings({ file, names }: Pick<OneProps, 'file' | 'names'>) {
  const { t } = useView()
  const openings = file.past.filter(isLook)
  if (openings.length === 0)
    return <p class="muted">{t('Chưa có cán bộ nào mở xem.', 'No officer has opened it yet.')}</p>
  return <History past={openings} {...{ names }} />
}

function Answer({ file, filled, errors, once }: Omit<OneProps, 'now' | 'formSummary' | 'names'>) {
  const { t } = useView()
  const { dossier, supplements } = file
  const asked = openSupplement(supplements)
  if (!asked) return null
  return (
    <Panel title={t('Bạn cần bổ sung', 'What you need to supply')} id="bo-sung">
      <Notice kind="warn" title={t('Cán bộ yêu cầu', 'The officer asks for')}>
        <p class="as-typed">{asked.missing}</p>
        {asked.answerBy && (
          <p>
            {t('Hạn bổ sung:', 'Send it by:')} <When at={asked.answerBy} />
          </p>
        )}
      </Notice>
      <Form action={`/cua-toi/ho-so/${dossier.code}/bo-sung`} multipart once={once}>
        <Hidden name="version" value={String(dossier.version)} />
        <FileField
          name="files"
          label={t('Ảnh chụp hoặc bản PDF', 'Photos or PDF')}
          hint={t(
            'Có thể chọn nhiều tệp. Chụp rõ cả trang, đủ bốn góc.',
            'You may choose several. Show the whole page.',
          )}
          accept={paperAccept}
          multiple
          optional
          {...{ errors }}
        />
        <TextArea
          name="answer"
          label={t('Giải thích cho cán bộ', 'A note to the officer')}
          rows={3}
          {...{ filled, errors }}
        />
        <Button>{t('Gửi bổ sung', 'Send')}</Button>
      </Form>
    </Panel>
  )
}
