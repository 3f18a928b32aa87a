import { FormSummary } from '#modules/forms/index.ts'
import { birthText, maskIdNumber } from '#modules/people/index.ts'
import { feeOf, feeText, shortName, timeOf, timeText } from '#modules/procedures/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView, type View } from '#ui/view.ts'

import { pathOf, stepPath } from '../addresses.ts'
import type { Copies } from '../copies.ts'
import type { OpenDraft } from '../open.ts'
import type { NotReady } from '../ready.ts'
import { ContactFields } from './contact-fields.tsx'
import { draftCrumbs, DraftFields, DraftSteps, stepWords } from './parts.tsx'

type Props = {
  opened: OpenDraft
  filled: Filled
  errors?: Errors | undefined
  page: string
  /** What is still wrong on an earlier page. */
  todo?: NotReady | undefined
  copies?: Copies | undefined
}

/** Step 3: everything once more, then off it goes. */
export function ReviewPage({ opened, filled, errors, page, todo, copies }: Props) {
  const view = useView()
  const { t } = view
  const { draft, procedure, definition, circumstances, places } = opened
  const { id } = draft
  return (
    <Page
      title={shortName(view, procedure)}
      over={<span class="code">{procedure.code}</span>}
      crumbs={draftCrumbs(t)}
    >
      <DraftSteps at="review" />
      <ErrorSummary {...{ errors }} />
      {todo && <Todo {...{ id, todo }} />}
      <Terms {...{ opened, copies }} />
      <Panel
        title={t('Tờ khai', 'Form')}
        actions={<a href={stepPath(id, 'form')}>{t('Sửa tờ khai', 'Change the form')}</a>}
      >
        <FormSummary
          {...{ definition, places }}
          {...circumstances}
          values={draft.filled}
          idNumbers="full"
        />
      </Panel>
      <Papers {...{ opened }} />
      <Sending {...{ opened, filled, errors, page }} />
    </Page>
  )
}

function Sending({ opened, filled, errors, page }: Omit<Props, 'todo'>) {
  const { t } = useView()
  const { draft } = opened
  const { id } = draft
  return (
    <Form action={stepPath(id, 'review')} autosave={`${pathOf(id)}/luu`}>
      <DraftFields {...{ draft, page }} part="contact" />
      <Applicant {...{ opened }} />
      <ContactFields {...{ filled, errors }} points={opened.returning} />
      <p class="muted">
        {t(
          'Sau khi nộp, bộ phận một cửa kiểm tra rồi tiếp nhận; thời hạn giải quyết tính từ lúc tiếp nhận.',
          'After you send it the desk checks and accepts it; the time limit runs from then.',
        )}
      </p>
      <Actions>
        <Button name="_submit" value="1">
          {t('Nộp hồ sơ', 'Send the application')}
        </Button>
        <Button kind="secondary" name="_later" value="1">
          {t('Lưu, làm tiếp sau', 'Save and go on later')}
        </Button>
        <ButtonLink kind="quiet" href={stepPath(id, 'papers')}>
          {t('Quay lại giấy tờ', 'Back to the papers')}
        </ButtonLink>
      </Actions>
    </Form>
  )
}

function Todo({ id, todo: { step, errors } }: { id: string; todo: NotReady }) {
  const { t } = useView()
  const count = Object.keys(errors).length
  const word = t(...stepWords[step])
  return (
    <Notice
      kind="warn"
      title={t(
        `Chưa nộp được: ${word} còn ${count} mục cần sửa`,
        `Not ready: ${count} to put right in ${word}`,
      )}
    >
      <ul class="govuk-list govuk-list--bullet">
        {Object.entries(errors).map(([name, message]) => (
          <li key={name}>{message}</li>
        ))}
      </ul>
      <a href={stepPath(id, step)}>{t(`Về bước ${word}`, `Go to ${word}`)}</a>
    </Notice>
  )
}

function Terms({
  opened: { procedure, definition, circumstances },
  copies,
}: Pick<Props, 'opened' | 'copies'>) {
  const view = useView()
  const { t, lang } = view
  const { today: on, caseCode } = circumstances
  const asked = { on, caseCode, channel: 'online' as const }
  const [time, fee] = [timeOf(procedure, asked), feeOf(procedure, asked)]
  const unsure = <Tag tone="yellow">{t('Chưa được xác nhận', 'Not confirmed')}</Tag>
  const picked =
    definition.cases.length > 1 && definition.cases.find(({ code }) => code === caseCode)
  return (
    <Facts
      rows={[
        picked && [t('Trường hợp', 'Case'), picked.label[lang]],
        [
          t('Thời hạn giải quyết', 'Time'),
          <>
            {timeText(view, time?.value)} {time?.sure === false && unsure}
          </>,
        ],
        [
          t('Phí, lệ phí', 'Fee'),
          <>
            {feeText(view, fee.value)} {!fee.sure && fee.value.kind !== 'unknown' && unsure}
          </>,
        ],
        copies && [
          t('Phí cấp bản sao', 'Fee for copies'),
          <>
            {copiesText(view, copies)} {!copies.sure && copies.fee.kind !== 'unknown' && unsure}
          </>,
        ],
      ]}
    />
  )
}

/** "2 bản × 8.000 đ = 16.000 đ"; where the fee is not a price for each copy, what it is. */
function copiesText(view: View, { copies, fee }: Copies): string {
  const { t, lang } = view
  if (fee.kind !== 'per-case' && fee.kind !== 'fixed')
    return t(
      `${copies} bản, mỗi bản: ${feeText(view, fee)}`,
      `${copies}, each: ${feeText(view, fee)}`,
    )
  const [each, all] = [moneyText(lang, fee.amount), moneyText(lang, fee.amount * copies)]
  return t(`${copies} bản × ${each} = ${all}`, `${copies} × ${each} = ${all}`)
}

function Papers({ opened: { draft, slots } }: Pick<Props, 'opened'>) {
  const { t, lang } = useView()
  const held = slots.filter(({ files }) => files.length > 0)
  const change = (
    <a href={stepPath(draft.id, 'papers')}>{t('Thêm, bớt giấy tờ', 'Change the papers')}</a>
  )
  return (
    <Panel title={t('Giấy tờ', 'Papers')} actions={change}>
      {held.length === 0 ? (
        <p class="muted">{t('Không có giấy tờ kèm theo.', 'No papers attached.')}</p>
      ) : (
        <Facts
          rows={held.map(({ component, files }) => [
            component.name[lang],
            <ul class="paper-files">
              {files.map(({ fileId, name, storedId }) => (
                <li key={fileId}>
                  <a href={storedId ? `/cua-toi/giay-to/${storedId}/tep` : `/tep/${fileId}`}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>,
          ])}
        />
      )}
    </Panel>
  )
}

function Applicant({ opened: { person } }: Pick<Props, 'opened'>) {
  const { t } = useView()
  const { fullName, idNumber, birth } = person
  return (
    <>
      <h2>{t('Người nộp và cách nhận kết quả', 'Applicant and delivery')}</h2>
      <Facts
        rows={[
          [t('Họ và tên', 'Full name'), fullName],
          [
            t('Số định danh', 'Identity number'),
            idNumber && <span class="code">{maskIdNumber(idNumber)}</span>,
          ],
          [t('Ngày sinh', 'Date of birth'), birth && birthText(birth)],
        ]}
      />
    </>
  )
}
