import type { FormDefinition } from '#modules/forms/index.ts'
import type { Answered } from '#modules/guides/index.ts'
import { Fees, nameText, shortName, Times, type Procedure } from '#modules/procedures/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { newId } from '#platform/id.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Radios } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pathOf } from '../addresses.ts'
import { keptDays, wayOf, type Draft } from '../domain.ts'
import { StartPapers } from './start-papers.tsx'

type Props = {
  procedure: Procedure
  definition: FormDefinition
  today: Temporal.PlainDate
  /** Those that were begun before. */
  drafts: readonly Draft[]
  /** What was answered before, and the case that follows from it. */
  said: Answered
  picked: string | undefined
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** What is needed, how long it takes and what it costs, before anybody types. */
export function StartPage(props: Props) {
  const view = useView()
  const { t } = view
  const { procedure, definition, today, errors } = props
  const way = wayOf(procedure)
  const name = nameText(view, procedure)
  const short = shortName(view, procedure)
  return (
    <Page
      title={t(`Nộp trực tuyến: ${short}`, `Apply online: ${short}`)}
      lead={name !== short && name}
      over={`${procedure.code} · ${procedure.field}`}
      crumbs={[{ href: `/thu-tuc/${procedure.code}`, text: short }]}
    >
      <ErrorSummary {...{ errors }} />
      {way === 'here' ? <Here {...props} /> : <Elsewhere {...{ procedure, way }} />}
      <Facts
        rows={[
          [t('Thời hạn giải quyết', 'Time'), <Times {...{ procedure }} on={today} />],
          [t('Phí, lệ phí', 'Fee'), <Fees {...{ procedure }} on={today} />],
          procedure.result !== '' && [
            t('Kết quả', 'Result'),
            t(procedure.result, procedure.resultEn),
          ],
        ]}
      />
      {way === 'here' && <StartPapers {...{ definition }} />}
      {way === 'here' && <How />}
    </Page>
  )
}

/** Drafts that were begun, each to go on with; a new one takes nothing from them. */
function Begun({ drafts, definition }: Props) {
  const { t, lang } = useView()
  if (drafts.length === 0) return null
  const nameOf = (caseCode: string | null) =>
    definition.cases.find(({ code }) => code === caseCode)?.label[lang] ?? t('Bản nháp', 'Draft')
  return (
    <Notice title={t('Bạn đang có bản nháp của thủ tục này', 'You have a draft of this procedure')}>
      <ul class="govuk-list">
        {drafts.map(({ id, caseCode, savedAt }) => (
          <li key={id}>
            <a href={pathOf(id)}>
              {t('Làm tiếp bản nháp', 'Go on with the draft')}: {nameOf(caseCode)}
            </a>
            , {t('lưu lần cuối', 'last saved')} <When at={savedAt} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Here(props: Props) {
  const { procedure, definition, drafts, said, picked, filled, errors } = props
  const { t, lang } = useView()
  const { cases } = definition
  return (
    <Form action={`/nop-ho-so/${procedure.code}`} class="begin" once={filled?.['_key'] ?? newId()}>
      <Hidden name="tl" value={said.text} />
      <Before {...{ procedure, said }} />
      <Begun {...props} />
      {cases.length > 1 && (
        <Radios
          name="caseCode"
          legend={t('Bạn thuộc trường hợp nào?', 'Which case applies to you?')}
          value={picked}
          options={cases.map(({ code, label, hint }) => ({
            value: code,
            text: label[lang],
            hint: hint?.[lang],
          }))}
          {...{ filled, errors }}
        />
      )}
      <Actions>
        <Button>
          {drafts.length > 0 ? t('Bắt đầu hồ sơ khác', 'Begin another') : t('Bắt đầu', 'Start')}
        </Button>
      </Actions>
    </Form>
  )
}

/** What can be known before starting: the questions, or that their answers are carried over. */
function Before({ procedure, said }: Pick<Props, 'procedure' | 'said'>) {
  const { t } = useView()
  const { code } = procedure
  if (said.way.given.length > 0)
    return (
      <p>
        {t(
          'Những gì bạn đã trả lời sẽ được điền sẵn vào tờ khai.',
          'What you answered is filled into the form.',
        )}{' '}
        <a href={`/thu-tuc/${code}/dieu-kien?tl=${said.text}`}>
          {t('Xem lại câu trả lời', 'See your answers')}
        </a>
      </p>
    )
  return (
    <p>
      <a href={`/thu-tuc/${code}/chuan-bi`}>
        {t('Chi phí, ngày trả, giấy tờ cần mang', 'Cost, date and what to bring')}
      </a>
      {said.guide && (
        <>
          {' · '}
          <a href={`/thu-tuc/${code}/dieu-kien`}>
            {t('Tôi có đủ điều kiện không?', 'Am I eligible?')}
          </a>
        </>
      )}
    </p>
  )
}

type ElsewhereProps = { procedure: Procedure; way: 'desk' | 'national-portal' }

function Elsewhere({ procedure, way }: ElsewhereProps) {
  const { t, unitName } = useView()
  if (way === 'desk')
    return (
      <Notice
        kind="warn"
        title={t('Thủ tục này chưa nhận nộp trực tuyến', 'This procedure is not taken online')}
      >
        <p>
          {t(
            `Mời bạn mang giấy tờ đến bộ phận một cửa, ${unitName}.`,
            `Please bring your papers to the one-stop desk, ${unitName}.`,
          )}
        </p>
      </Notice>
    )
  return (
    <Notice
      title={t(
        'Thủ tục này nộp trên Cổng Dịch vụ công quốc gia',
        'This procedure is filed on the National Public Service Portal',
      )}
    >
      <p>
        {t(
          'Hồ sơ nộp và theo dõi ở đó, không nộp ở đây.',
          'The application is filed and followed there, not here.',
        )}
      </p>
      <ButtonLink href={procedure.sourceUrl || 'https://dichvucong.gov.vn'}>
        {t('Đến Cổng Dịch vụ công quốc gia', 'Go to the national portal')}
      </ButtonLink>
    </Notice>
  )
}

function How() {
  const { t } = useView()
  return (
    <Panel title={t('Ba bước, làm dần cũng được', 'Three steps, at your own pace')}>
      <ol class="govuk-list govuk-list--number">
        <li>
          {t(
            'Điền tờ khai. Những gì xã đã biết về bạn được điền sẵn.',
            'Fill in the form. What the commune knows of you is filled in.',
          )}
        </li>
        <li>
          {t(
            'Chụp ảnh hoặc tải tệp PDF của giấy tờ lên.',
            'Photograph the papers or upload PDF files.',
          )}
        </li>
        <li>
          {t(
            'Xem lại, chọn cách nhận kết quả rồi nộp.',
            'Check, choose how you get the result, and send.',
          )}
        </li>
      </ol>
      <p class="muted">
        {t(
          `Bản nháp được lưu trên máy chủ: bạn có thể nghỉ giữa chừng, đăng nhập ở máy khác rồi làm tiếp. Bản nháp không được nộp sẽ bị xóa sau ${keptDays} ngày kể từ lần lưu cuối.`,
          `The draft is kept on the server: stop at any time, sign in on another device and go on. A draft that is not sent is removed ${keptDays} days after it was last saved.`,
        )}
      </p>
    </Panel>
  )
}
