import type { ComponentChildren } from 'preact'

import { DeclaredOtherwise, ToDecide } from '#modules/people/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { toBringNext } from '../bringing/read.ts'
import { caseOf } from '../declared.ts'
import { takesScans } from '../digitising.ts'
import { pausedStates } from '../domain.ts'
import { isStep } from '../history.ts'
import { mayReckonFee } from '../possible.ts'
import { mayPrint } from '../printing.ts'
import type { DossierFile } from '../read.ts'
import { SlipPanel } from '../slip-panel.tsx'
import { channelWords, deliveryWords, verdictWords } from '../words.ts'
import type { ActsProps } from './act-fields.tsx'
import { Acts } from './acts.tsx'
import { CoordinationPanel } from './coordination.tsx'
import { History } from './history.tsx'
import { Papers, Results } from './papers.tsx'
import { dueLabel, isReceived, StateTag, TimeTag } from './parts.tsx'
import { onBehalfRows, Situation, Tracks, Verifications } from './situation.tsx'

type Props = {
  file: DossierFile
  now: Temporal.Instant
  formSummary: ComponentChildren
  names: ReadonlyMap<string, string>
  /** What another module has to say of it. */
  beside?: ComponentChildren
  /** What officers wrote to each other about it. */
  remarks?: ComponentChildren
} & Omit<ActsProps, 'dossier' | 'file'>

/** Everything about one dossier, and what the officer can do with it. */
export function DossierPage({ file, now, formSummary, names, beside, remarks, ...acts }: Props) {
  const { t, lang, who } = useView()
  const { dossier, stepName, maskedIdNumber } = file
  const { code, procedureName, applicantName, applicantId } = dossier
  return (
    <Page
      frame="staff"
      title={applicantName}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[{ href: '/can-bo/ho-so', text: t('Hồ sơ', 'Dossiers') }]}
      actions={
        <>
          {dossier.finishedAt && who.can.has('rating.collect') && (
            <ButtonLink kind="secondary" href={`/can-bo/danh-gia?ma-ho-so=${code}`}>
              {t('Mời đánh giá', 'Ask for a rating')}
            </ButtonLink>
          )}
          {file.pointNames.from !== undefined && who.can.has('transfer.view') && (
            <ButtonLink kind="secondary" href={`/can-bo/chuyen-ho-so/ma/${code}`}>
              {t('Hồ sơ liên xã', 'Between communes')}
            </ButtonLink>
          )}
          {who.can.has('dossier.process') && dossier.state === 'processing' && (
            <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}/trinh-ky`}>
              {t('Trình ký kết quả', 'Put a result up for signing')}
            </ButtonLink>
          )}
          {mayReckonFee(dossier, who, acts.hold) && (
            <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}/phi`}>
              {t('Tính phí', 'Fee')}
            </ButtonLink>
          )}
          {mayPrint(who) && isReceived(dossier) && file.pointNames.from === undefined && (
            <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}/giay-tiep-nhan.pdf`}>
              {t('In giấy tiếp nhận', 'Print the receipt')}
            </ButtonLink>
          )}
        </>
      }
      aside={<Acts {...{ file, dossier, now, ...acts }} />}
    >
      <ErrorSummary
        errors={acts.refused?.errors}
        ids={Object.fromEntries(
          Object.keys(acts.refused?.errors ?? {}).map((name) => [
            name,
            `${acts.refused?.act}-${name}`,
          ]),
        )}
      />
      <p class="tags">
        <StateTag state={dossier.state} /> <TimeTag line={dossier} {...{ now }} />
      </p>
      <Situation {...{ file }} />
      {file.applicant && who.can.has('person.view') && (
        <DeclaredOtherwise person={file.applicant} said={file.otherwise}>
          <ToDecide person={file.applicant} />
        </DeclaredOtherwise>
      )}
      <Facts
        rows={[
          ...(stepName === undefined
            ? []
            : ([
                [t('Bước hiện tại', 'Present step'), stepName],
                [
                  t('Người xử lý', 'Officer'),
                  dossier.assignee && names.get(`staff:${dossier.assignee}`),
                ],
                [
                  t('Hạn của bước', 'Step due'),
                  dossier.stepDueAt && !pausedStates.includes(dossier.state) && (
                    <When at={dossier.stepDueAt} />
                  ),
                ],
              ] as const)),
          [
            isReceived(dossier) ? t('Ngày tiếp nhận', 'Received') : t('Ngày nộp', 'Filed'),
            <When at={dossier.receivedAt} />,
          ],
          dossier.state !== 'rejected' && [
            t(...dueLabel(dossier)),
            dossier.dueAt ? (
              <When at={dossier.dueAt} />
            ) : (
              t('Chưa xác định thời hạn', 'No time limit set')
            ),
            <a href={`/can-bo/ho-so/${code}/thoi-han`}>{t('Cách tính', 'How it was computed')}</a>,
          ],
          [t('Trường hợp', 'Case'), caseOf(dossier, file.definition)?.[lang]],
          [t('Kênh nộp', 'Channel'), t(...channelWords[dossier.channel])],
          ...onBehalfRows(file, t),
          dossier.verdict && [
            t('Ý kiến giải quyết', 'Decision'),
            t(...verdictWords[dossier.verdict]),
          ],
          [t('Cách nhận kết quả', 'Delivery'), t(...deliveryWords[dossier.delivery])],
          file.content.summary !== '' && [
            t('Người nộp ghi thêm', 'Added by the applicant'),
            file.content.summary,
          ],
          [
            t('Người nộp', 'Applicant'),
            <>
              {applicantName}
              {maskedIdNumber && (
                <>
                  {' '}
                  · <span class="code">{maskedIdNumber}</span>
                </>
              )}
            </>,
            <a href={`/can-bo/nguoi/${applicantId}`}>{t('Xem người này', 'Open the person')}</a>,
          ],
        ]}
      />
      {toBringNext(file) && (
        <p>
          <a href={`/can-bo/ho-so/${code}/mang-gi`}>
            {t('In danh sách “Lần sau mang gì” cho người nộp', 'Print “What to bring next time”')}
          </a>
        </p>
      )}
      <Tracks {...{ file }} />
      <Verifications {...{ file }} />
      <CoordinationPanel requests={file.coordination} {...{ code, names }} />
      <Papers {...{ file }} />
      {who.can.has('scan.digitise') && takesScans(dossier) && file.components.length > 0 && (
        <p>
          <a href={`/can-bo/so-hoa/ho-so/${code}`}>
            {t('Số hóa giấy tờ của hồ sơ này', 'Scan the papers of this dossier')}
          </a>
        </p>
      )}
      <Results {...{ file }} />
      {beside}
      <SlipPanel {...{ file, names }} />
      <Panel title={t('Nội dung kê khai', 'Declaration')}>{formSummary}</Panel>
      {remarks}
      <Panel title={t('Quá trình giải quyết', 'History')}>
        <History past={file.past.filter(isStep)} {...{ names }} />
      </Panel>
    </Page>
  )
}
