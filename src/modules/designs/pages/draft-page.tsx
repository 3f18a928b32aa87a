import type { Finding, FormContent } from '#modules/forms/index.ts'
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

import { casesPath, designPath, draftPath, home, paperPath } from '../addresses.ts'
import { bothFilled } from '../field-filled.ts'
import { Sections } from './field-list.tsx'
import { Findings } from './findings.tsx'
import { Moves } from './parts.tsx'

/** Which form of the page was refused, with what was typed. */
export type DraftRetry = {
  form: 'head' | 'order' | 'section' | 'publish' | 'drop'
  filled: Filled
  errors: Errors
}

type Props = {
  code: string
  content: FormContent
  version: number
  lastPublished: number
  changedBy: string | undefined
  changedAt: Temporal.Instant
  findings: readonly Finding[]
  retry?: DraftRetry | undefined
  today: Temporal.PlainDate
}

/** Bản nháp của một biểu mẫu: its sections and papers with their buttons, what is wrong, and publishing. */
export function DraftPage(props: Props) {
  const { t } = useView()
  const { code, content, findings, retry, changedBy, changedAt, version, lastPublished, today } =
    props
  const base = designPath(code)
  return (
    <Page
      frame="staff"
      wide
      title={content.title.vi}
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
      crumbs={[{ href: home, text: t('Biểu mẫu điện tử', 'Forms') }]}
      actions={
        <>
          <ButtonLink href={`${base}/xem-thu?ban=nhap`}>{t('Xem thử', 'Preview')}</ButtonLink>
          <ButtonLink kind="secondary" href={`${base}/thu-ho-so?ban=nhap`}>
            {t('Thử trên hồ sơ cũ', 'Try on a past dossier')}
          </ButtonLink>
          {lastPublished > 0 && (
            <ButtonLink kind="secondary" href={`${base}/so-sanh`}>
              {t('So với bản đã công bố', 'Compare')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`${base}/tep?ban=nhap`}>
            {t('Xuất tệp', 'Export')}
          </ButtonLink>
        </>
      }
    >
      <ErrorSummary errors={retry?.errors} />
      <Findings {...{ code, content, findings }} />
      <Form action={`${base}/thu-tu`}>
        <Hidden name="version" value={String(version)} />
        <Sections {...{ code, content, findings }} isEditable />
        <Papers {...props} />
      </Form>
      <NewSection {...props} />
      <Cases {...props} />
      <Head {...props} />
      <PublishDraft
        action={`${base}/cong-bo`}
        isWrong={findings.some(({ level }) => level === 'error')}
        lead={t(
          'Hồ sơ và bản nháp trực tuyến bắt đầu từ ngày áp dụng theo bản này; cái đã bắt đầu giữ bản cũ. Bản đã công bố không sửa được nữa.',
          'Dossiers and online drafts begun from that day on follow this version; those begun before keep theirs. A published version cannot be changed.',
        )}
        note={{ label: t('Căn cứ hoặc lý do công bố', 'Ground or reason') }}
        retry={retry?.form === 'publish' ? retry : undefined}
        {...{ version, today }}
      />
      <DropDraft action={`${base}/bo-nhap`} {...{ version }} />
    </Page>
  )
}

function Papers({ code, content: { components } }: Props) {
  const { t, lang } = useView()
  return (
    <Panel
      title={t('Giấy tờ nộp kèm', 'Papers')}
      id="giay-to"
      actions={
        <ButtonLink small href={paperPath(code, 'moi')}>
          {t('Thêm giấy tờ', 'Add a paper')}
        </ButtonLink>
      }
    >
      {components.length === 0 && (
        <p class="muted">{t('Không yêu cầu giấy tờ nào.', 'No papers are asked for.')}</p>
      )}
      <ul class="design-fields">
        {components.map(({ code: paper, name, required, requiredWhen }, n) => (
          <li key={paper} class="design-field">
            <div class="design-field__words">
              <a href={paperPath(code, paper)}>{name[lang]}</a>
              <span class="design-field__about">
                {required
                  ? t('bắt buộc', 'required')
                  : requiredWhen
                    ? t('bắt buộc khi có điều kiện', 'required under a condition')
                    : t('nếu có', 'if there is one')}
              </span>
            </div>
            <Moves
              part={`giay-to/${paper}`}
              name={name[lang].slice(0, 60)}
              isFirst={n === 0}
              isLast={n === components.length - 1}
            />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function NewSection({ code, version, retry }: Props) {
  const { t } = useView()
  const { filled, errors } = (retry?.form === 'section' ? retry : undefined) ?? {}
  return (
    <Panel title={t('Thêm phần', 'Add a section')}>
      <Form action={`${designPath(code)}/phan-moi`}>
        <Hidden name="version" value={String(version)} />
        <TextField
          name="section"
          label={t('Tên phần mới', 'Name of the new section')}
          maxLength={200}
          {...{ filled, errors }}
        />
        <Button kind="secondary">{t('Thêm phần', 'Add the section')}</Button>
      </Form>
    </Panel>
  )
}

function Cases({ code, content: { cases } }: Props) {
  const { t, lang } = useView()
  return (
    <Panel
      title={t('Trường hợp giải quyết', 'Cases')}
      actions={
        <ButtonLink small kind="secondary" href={casesPath(code)}>
          {t('Sửa', 'Edit')}
        </ButtonLink>
      }
    >
      {cases.length === 0 ? (
        <p class="muted">{t('Một trường hợp duy nhất.', 'There is one case only.')}</p>
      ) : (
        <ul>
          {cases.map(({ code: one, label }) => (
            <li key={one}>{label[lang]}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Head({ code, content, version, retry }: Props) {
  const { t } = useView()
  const mine = retry?.form === 'head' ? retry : undefined
  const filled = mine?.filled ?? {
    ...bothFilled('title', content.title),
    basis: content.basis,
    procedures: content.procedures.join(', '),
  }
  const kit = { filled, errors: mine?.errors }
  return (
    <Panel title={t('Tên, căn cứ, thủ tục', 'Name, ground, procedures')} id="chung">
      <Form action={draftPath(code)}>
        <Hidden name="version" value={String(version)} />
        <TextField {...kit} name="title" label={t('Tên biểu mẫu', 'Name')} maxLength={300} />
        <TextField
          {...kit}
          name="titleEn"
          label={t('Tên bằng tiếng Anh', 'Name in English')}
          optional
          maxLength={300}
        />
        <TextArea
          {...kit}
          name="basis"
          label={t('Căn cứ', 'Ground')}
          hint={t('Văn bản quy định mẫu này', 'The instrument that lays this form down')}
          rows={2}
        />
        <TextField
          {...kit}
          name="procedures"
          label={t('Mã các thủ tục dùng mẫu này', 'Codes of the procedures it serves')}
          hint={t(
            'Nhiều mã cách nhau bằng dấu phẩy, ví dụ 1.013274',
            'Several parted by commas, for example 1.013274',
          )}
        />
        <Button kind="secondary">{t('Ghi', 'Save')}</Button>
      </Form>
    </Panel>
  )
}
