import type { Errors, Filled } from '#platform/form.ts'
import { DropDraft, PublishDraft } from '#ui/draft-life.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextArea, TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { budgetText } from '../budget.ts'
import { hasCoordination, type FlowContent } from '../domain.ts'
import type { Finding } from '../findings.ts'
import type { Names } from '../say-test.ts'
import { roleWords } from '../words.ts'
import { Findings } from './findings.tsx'
import { home } from './flows-page.tsx'
import { FlowPicture } from './picture.tsx'

/** Which form of the page was refused, with what was typed. */
export type DraftRetry = {
  form: 'head' | 'steps' | 'publish' | 'drop'
  filled: Filled
  errors: Errors
}

type Props = {
  code: string
  flow: FlowContent
  version: number
  changedBy: string | undefined
  changedAt: Temporal.Instant
  findings: readonly Finding[]
  names: Names
  retry?: DraftRetry | undefined
  today: Temporal.PlainDate
}

/** Bản nháp: the steps with their buttons, the picture, what is wrong, and publishing. */
export function DraftPage(props: Props) {
  const { t } = useView()
  const { code, flow, findings, names, retry, changedBy, changedAt, version, today } = props
  const base = `${home}/${code}`
  return (
    <Page
      frame="staff"
      wide
      title={flow.name}
      over={
        <>
          <Tag tone="blue">{t('Bản nháp', 'Draft')}</Tag> <span class="code">{code}</span>
        </>
      }
      lead={
        <>
          {t('Sửa lần cuối', 'Last changed')} <When at={changedAt} />
          {changedBy && ` · ${changedBy}`}
        </>
      }
      crumbs={[
        { href: home, text: t('Quy trình nội bộ', 'Workflows') },
        { href: base, text: flow.name },
      ]}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${base}/chay-thu?ban=nhap`}>
            {t('Chạy thử', 'Test run')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${base}/tep?ban=nhap`}>
            {t('Xuất tệp', 'Export')}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={retry?.errors} />
      <Findings {...{ findings }} hrefOf={(step) => `${base}/buoc/${step}`} />
      <Panel title={t('Các bước', 'Steps')}>
        <StepList {...props} />
      </Panel>
      <Panel title={t('Sơ đồ', 'Picture')}>
        <FlowPicture {...{ flow, names }} />
      </Panel>
      <Head {...props} />
      <PublishDraft
        action={`${base}/cong-bo`}
        isWrong={findings.some(({ level }) => level === 'error')}
        lead={t(
          'Hồ sơ tiếp nhận từ ngày áp dụng sẽ theo bản này. Hồ sơ đang giải quyết giữ bản cũ.',
          'Dossiers received from that day on follow this version. Running ones keep theirs.',
        )}
        note={{ label: t('Ghi chú về thay đổi', 'What has changed'), optional: true }}
        retry={retry?.form === 'publish' ? retry : undefined}
        {...{ version, today }}
      />
      <DropDraft action={`${base}/bo-nhap`} {...{ version }} />
    </Page>
  )
}

function StepList({ code, flow, version }: Props) {
  const { t } = useView()
  const last = flow.steps.length - 1
  return (
    <Form action={`${home}/${code}/buoc`}>
      <Hidden name="version" value={String(version)} />
      <ol class="flow-steps">
        {flow.steps.map((step, at) => (
          <li key={step.code} class="flow-steps__step" id={`buoc-${step.code}`}>
            <div class="flow-steps__words">
              <a href={`${home}/${code}/buoc/${step.code}`}>
                {at + 1}. {t(step.vi, step.en)}
              </a>
              <span class="flow__who">
                {t(...roleWords[step.role])} · {budgetText(step.minutes, t)}
                {hasCoordination(step) && ` · ${t('có phối hợp', 'others are asked')}`}
                {(step.branches?.length ?? 0) > 0 && ` · ${t('có điều kiện', 'conditions')}`}
              </span>
            </div>
            <div class="flow-steps__do">
              <Move
                code={`up:${step.code}`}
                sign="↑"
                words={t(`Đưa bước ${at + 1} lên`, `Move step ${at + 1} up`)}
                isOff={at === 0}
              />
              <Move
                code={`down:${step.code}`}
                sign="↓"
                words={t(`Đưa bước ${at + 1} xuống`, `Move step ${at + 1} down`)}
                isOff={at === last}
              />
              <Move
                code={`remove:${step.code}`}
                sign={t('Bỏ', 'Remove')}
                words={t(`Bỏ bước ${at + 1}`, `Remove step ${at + 1}`)}
                isOff={last === 0}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button kind="secondary" name="do" value="add">
        {t('Thêm bước', 'Add a step')}
      </Button>
    </Form>
  )
}

type MoveProps = { code: string; sign: string; words: string; isOff: boolean }

const Move = ({ code, sign, words, isOff }: MoveProps) => (
  <Button kind="quiet" small name="do" value={code} label={words} disabled={isOff}>
    {sign}
  </Button>
)

function Head({ code, flow, version, retry }: Props) {
  const { t } = useView()
  const mine = retry?.form === 'head' ? retry : undefined
  const { filled, errors } = mine ?? {}
  return (
    <Panel title={t('Tên, căn cứ, biểu mẫu', 'Name, ground, form')}>
      <Form action={`${home}/${code}/sua`}>
        <Hidden name="version" value={String(version)} />
        <TextField
          name="name"
          label={t('Tên quy trình', 'Name')}
          value={flow.name}
          maxLength={160}
          {...{ filled, errors }}
        />
        <TextArea
          name="source"
          label={t('Căn cứ', 'Ground')}
          hint={t(
            'Số, ngày, cơ quan ban hành quyết định phê duyệt quy trình',
            'Number, date and issuer of the decision',
          )}
          rows={2}
          value={flow.source}
          {...{ filled, errors }}
        />
        <TextField
          name="procedure"
          label={t(
            'Mã thủ tục có biểu mẫu mà các điều kiện hỏi đến',
            'Code of the procedure whose form the conditions ask',
          )}
          hint={t(
            'Ví dụ 1.013225. Để trống nếu quy trình không có điều kiện theo biểu mẫu.',
            'For example 1.013225. Leave empty without conditions.',
          )}
          optional
          width={10}
          value={flow.procedure ?? ''}
          {...{ filled, errors }}
        />
        <Button kind="secondary">{t('Ghi', 'Save')}</Button>
      </Form>
    </Panel>
  )
}
