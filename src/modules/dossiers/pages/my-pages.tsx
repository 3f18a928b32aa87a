import type { ComponentChildren } from 'preact'

import type { PhotoPage } from '#modules/photos/index.ts'
import { shortened } from '#modules/procedures/index.ts'
import { paperAccept } from '#platform/uploads.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField, TextArea } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { slotsFor } from '../bringing/domain.ts'
import { BringList } from '../bringing/page.tsx'
import { toBringNext } from '../bringing/read.ts'
import { caseOf } from '../declared.ts'
import { withdraw } from '../domain.ts'
import { forApplicant, isLook, refusalReason } from '../history.ts'
import type { DossierFile } from '../read.ts'
import { MySlips } from '../slip-panel.tsx'
import { openSupplement } from '../store-supplements.ts'
import type { AnswerOffers } from '../stored/for-answer.ts'
import { deliveryWords, stateMeaning } from '../words.ts'
import { AnswerStored } from './answer-stored.tsx'
import { History } from './history.tsx'
import { Papers, Results } from './papers.tsx'
import { dueLabel, isReceived, StateTag, TimeTag } from './parts.tsx'
import { onBehalfRows, Situation, Tracks } from './situation.tsx'

type OneProps = {
  file: DossierFile
  /** Photographed pages that wait to be sent. */
  photos: readonly PhotoPage[]
  /** What of the own store may answer the request. */
  offers: AnswerOffers
  now: Temporal.Instant
  formSummary: ComponentChildren
  names: ReadonlyMap<string, string>
  filled?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
  /** Sending the answer twice supplies it once. */
  once: string
}

const isDecided = (state: string) => state === 'done' || state === 'returned'

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

/** What to prepare for the next time, when the application was turned away. */
function BringNext({ file }: { file: DossierFile }) {
  const { t } = useView()
  const bring = toBringNext(file)
  if (!bring || bring.why === 'asked') return null
  return (
    <>
      <BringList {...{ bring }} />
      <p>
        <a href={`/cua-toi/ho-so/${file.dossier.code}/mang-gi`}>
          {t('In danh sách cần mang lần sau', 'Print what to bring next time')}
        </a>{' '}
        ·{' '}
        <a href={`/thu-tuc/${file.dossier.procedureCode}/chuan-bi`}>
          {t('Chuẩn bị hồ sơ mới', 'Prepare a new application')}
        </a>
      </p>
    </>
  )
}

/** One application as its applicant sees it: everything, with who opened it. */
export function MyDossierPage(props: OneProps) {
  const { file, photos, offers, now, formSummary, names, filled, errors, once } = props
  const { t, lang } = useView()
  const { dossier } = file
  return (
    <Page
      title={shortened(dossier.procedureName)}
      over={<span class="code">{dossier.code}</span>}
      crumbs={[{ href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') }]}
    >
      <ErrorSummary {...{ errors }} />
      <p class="tags">
        <StateTag state={dossier.state} /> <TimeTag line={dossier} {...{ now }} />
      </p>
      <p class="lead">{t(...stateMeaning[dossier.state])}</p>
      <Refused {...{ file }} />
      <BringNext {...{ file }} />
      {dossier.state !== 'awaiting-supplement' && <Situation {...{ file }} />}
      <Answer {...{ file, photos, offers, filled, errors, once }} />
      <Facts
        rows={[
          [
            isReceived(dossier) ? t('Ngày tiếp nhận', 'Received') : t('Ngày nộp', 'Filed'),
            <When at={dossier.receivedAt} />,
          ],
          dossier.state !== 'rejected' && [
            t(...dueLabel(dossier)),
            dossier.dueAt ? <When at={dossier.dueAt} long /> : t('Chưa xác định', 'Not set'),
            <a href={`/cua-toi/ho-so/${dossier.code}/thoi-han`}>
              {t('Cách tính ngày hẹn', 'How it was computed')}
            </a>,
          ],
          [t('Trường hợp', 'Case'), caseOf(dossier, file.definition)?.[lang]],
          file.stepName !== undefined && [t('Bước hiện tại', 'Present step'), file.stepName],
          ...onBehalfRows(file, t),
          [t('Cách nhận kết quả', 'Delivery'), t(...deliveryWords[dossier.delivery])],
          file.content.summary !== '' && [t('Bạn ghi thêm', 'Added by you'), file.content.summary],
        ]}
      />
      <Actions>
        {isReceived(dossier) && (
          <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${dossier.code}/giay-tiep-nhan.pdf`}>
            {t('Tải giấy tiếp nhận (PDF)', 'Receipt (PDF)')}
          </ButtonLink>
        )}
        {withdraw(dossier).ok && (
          <a href={`/cua-toi/ho-so/${dossier.code}/rut`}>{t('Rút hồ sơ này', 'Withdraw it')}</a>
        )}
        {dossier.finishedAt && (
          <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${dossier.code}/danh-gia`}>
            {t('Đánh giá việc giải quyết', 'Rate how it was handled')}
          </ButtonLink>
        )}
      </Actions>
      <MySlips {...{ file }} />
      <Tracks {...{ file }} />
      {file.results.length > 0 && isDecided(dossier.state) && (
        <Panel title={t('Kết quả của bạn', 'Your result')} id="ket-qua">
          <div class="actions">
            <ButtonLink href={`/cua-toi/ho-so/${dossier.code}/ket-qua`}>
              {t('Xem và nhận kết quả', 'See and receive the result')}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${dossier.code}/chia-se`}>
              {t('Chia sẻ kết quả', 'Share the result')}
            </ButtonLink>
          </div>
        </Panel>
      )}
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
    return <p class="muted">{t('Chưa có ai mở xem.', 'Nobody has opened it yet.')}</p>
  return <History past={openings} {...{ names }} />
}

type AnswerProps = Omit<OneProps, 'now' | 'formSummary' | 'names'>

function Answer({ file, photos, offers, filled, errors, once }: AnswerProps) {
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
      <PhotoSlots missing={asked.missing} code={dossier.code} {...{ photos }} />
      <Form action={`/cua-toi/ho-so/${dossier.code}/bo-sung`} multipart once={once}>
        <Hidden name="version" value={String(dossier.version)} />
        <FileField
          name="files"
          label={t('Hoặc chọn tệp PDF, ảnh có sẵn', 'Or choose PDF files or photos you have')}
          hint={t(
            'Có thể chọn nhiều tệp. Chụp rõ cả trang, đủ bốn góc.',
            'You may choose several. Show the whole page.',
          )}
          accept={paperAccept}
          multiple
          optional
          {...{ errors }}
        />
        <AnswerStored code={dossier.code} {...{ offers, filled, errors }} />
        <TextArea
          name="answer"
          label={t('Giải thích cho cán bộ', 'A note to the officer')}
          rows={3}
          {...{ filled, errors }}
        />
        <Actions>
          <Button>
            {photos.length > 0
              ? t(`Gửi bổ sung, kèm ${photos.length} trang ảnh`, `Send with ${photos.length} pages`)
              : t('Gửi bổ sung', 'Send')}
          </Button>
          <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${dossier.code}/mang-gi`}>
            {t('Tôi mang đến quầy: in danh sách', 'I bring them: print the list')}
          </ButtonLink>
        </Actions>
      </Form>
    </Panel>
  )
}

type SlotsProps = { missing: string; code: string; photos: readonly PhotoPage[] }

/** Each thing that is asked for, with the camera beside it and what is photographed already. */
function PhotoSlots({ missing, code, photos }: SlotsProps) {
  const { t } = useView()
  return (
    <ul class="photo-slots">
      {slotsFor(missing).map(({ slot, text }) => {
        const pages = photos.filter((page) => page.slot === slot).length
        return (
          <li key={slot}>
            <span>{text}</span>{' '}
            {pages > 0 && <Tag tone="green">{t(`${pages} trang`, `${pages} pages`)}</Tag>}{' '}
            <ButtonLink kind="secondary" small href={`/cua-toi/ho-so/${code}/bo-sung/${slot}/anh`}>
              {pages > 0 ? t('Xem, chụp thêm', 'See, add') : t('Chụp ảnh', 'Photograph')}
              <span class="govuk-visually-hidden">: {text}</span>
            </ButtonLink>
          </li>
        )
      })}
    </ul>
  )
}
