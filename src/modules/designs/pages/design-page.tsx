import type { FormContent, PublishedForm } from '#modules/forms/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, TextArea } from '#ui/field.tsx'
import { Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { designPath, draftPath, home } from '../addresses.ts'
import { Sections } from './field-list.tsx'

export type Uses = { dossiers: number; drafts: number }

type Props = {
  code: string
  content: FormContent
  version: number | 'draft'
  isOwn: boolean
  isDrafted: boolean
  versions: readonly PublishedForm[]
  /** How much follows each version. */
  uses: ReadonlyMap<number, Uses>
  /** The version that serves today, of these. */
  serving: number | undefined
  actors: ReadonlyMap<string, string>
  today: Temporal.PlainDate
  retry?: (Retry & { version: number }) | undefined
}

/** Một biểu mẫu: what it asks, its versions, and what follows each. */
export function DesignPage(props: Props) {
  const { t, lang, who } = useView()
  const { code, content, version, isOwn, isDrafted, versions, retry } = props
  const mayEdit = who.can.has('form.edit')
  const base = designPath(code)
  const ban = version === 'draft' ? 'nhap' : String(version)
  return (
    <Page
      frame="staff"
      wide
      title={content.title[lang]}
      over={<span class="code">{code}</span>}
      lead={content.basis}
      crumbs={[{ href: home, text: t('Biểu mẫu điện tử', 'Forms') }]}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${base}/xem-thu?ban=${ban}`}>
            {t('Xem thử', 'Preview')}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`${base}/tep?ban=${ban}`}>
            {t('Xuất tệp', 'Export')}
          </ButtonLink>
          {mayEdit && !isOwn && (
            <ButtonLink href={`${home}/them?tu=${code}`}>
              {t('Làm bản riêng từ mẫu này', 'Make your own from it')}
            </ButtonLink>
          )}
          {mayEdit && isDrafted && (
            <ButtonLink href={draftPath(code)}>{t('Sửa bản nháp', 'Edit the draft')}</ButtonLink>
          )}
        </>
      }
    >
      <ErrorSummary errors={retry?.errors} />
      {isOwn && <Versions {...props} {...{ mayEdit }} />}
      <Panel
        title={
          isOwn && versions.length > 0
            ? t(`Nội dung bản ${version}`, `What version ${version} asks`)
            : t('Nội dung', 'What it asks')
        }
      >
        <Sections {...{ code, content }} findings={[]} isEditable={false} />
        <h3>{t('Giấy tờ nộp kèm', 'Papers')}</h3>
        {content.components.length === 0 ? (
          <p class="muted">{t('Không yêu cầu giấy tờ nào.', 'No papers are asked for.')}</p>
        ) : (
          <ul>
            {content.components.map((one) => (
              <li key={one.code}>{one.name[lang]}</li>
            ))}
          </ul>
        )}
      </Panel>
    </Page>
  )
}

function Versions(props: Props & { mayEdit: boolean }) {
  const { t } = useView()
  const { code, versions, mayEdit, isDrafted } = props
  return (
    <Panel
      title={t('Các bản đã công bố', 'Published versions')}
      actions={
        versions.length > 1 && (
          <ButtonLink small kind="secondary" href={`${designPath(code)}/so-sanh`}>
            {t('So sánh hai bản', 'Compare two')}
          </ButtonLink>
        )
      }
    >
      {versions.length === 0 && <p class="muted">{t('Chưa có bản nào.', 'None yet.')}</p>}
      {mayEdit && !isDrafted && versions.length === 0 && <Redraft {...{ code }} />}
      <ol class="design-fields">
        {versions.map((one) => (
          <Version key={one.version} {...props} {...{ one }} />
        ))}
      </ol>
    </Panel>
  )
}

function Redraft({ code, version }: { code: string; version?: number }) {
  const { t } = useView()
  return (
    <Form action={`${designPath(code)}/soan`}>
      {version !== undefined && <Hidden name="ban" value={String(version)} />}
      <Button small kind="secondary">
        {version === undefined
          ? t('Soạn bản mới', 'Draft a version')
          : t(`Soạn bản mới từ bản ${version}`, `Draft a version from ${version}`)}
      </Button>
    </Form>
  )
}

type VersionProps = Props & { one: PublishedForm; mayEdit: boolean }

function Version(props: VersionProps) {
  const { t } = useView()
  const { code, one, actors, uses, mayEdit, isDrafted } = props
  const { version, effectiveFrom, note, publishedBy, publishedAt } = one
  const { dossiers, drafts } = uses.get(version) ?? { dossiers: 0, drafts: 0 }
  return (
    <li class="design-field" id={`ban-${version}`}>
      <div class="design-field__words">
        <a href={`${designPath(code)}/ban/${version}`}>
          {t(`Bản ${version}`, `Version ${version}`)}
        </a>{' '}
        <VersionState {...props} />
        <span class="design-field__about">
          {t('Áp dụng từ', 'In force from')} <When on={effectiveFrom} />. {note}
        </span>
        <span class="design-field__about">
          {t('Công bố', 'Published')} <When at={publishedAt} />
          {actors.get(publishedBy) && ` · ${actors.get(publishedBy)}`} ·{' '}
          {t(
            `${dossiers} hồ sơ, ${drafts} bản nháp trực tuyến theo bản này`,
            `${dossiers} dossiers and ${drafts} online drafts follow it`,
          )}
        </span>
        {one.retiredFrom && (
          <span class="design-field__about">
            {t('Thôi dùng từ', 'Retired from')} <When on={one.retiredFrom} />: {one.retiredWhy}
          </span>
        )}
      </div>
      {mayEdit && (
        <div class="design-field__do">
          {!isDrafted && <Redraft {...{ code, version }} />}
          <Retire {...props} />
          <Delete {...props} isUsed={dossiers + drafts > 0} />
        </div>
      )}
    </li>
  )
}

function VersionState({ one, serving, today }: VersionProps) {
  const { t } = useView()
  if (one.version === serving) return <Tag tone="green">{t('Đang áp dụng', 'In force')}</Tag>
  if (one.retiredFrom) return <Tag tone="grey">{t('Đã thôi dùng', 'Retired')}</Tag>
  if (Temporal.PlainDate.compare(one.effectiveFrom, today) > 0)
    return <Tag tone="yellow">{t('Chưa đến ngày', 'Not yet')}</Tag>
  return <Tag tone="grey">{t('Đã được thay', 'Replaced')}</Tag>
}

function Retire({ code, one: { version, retiredFrom }, today, retry }: VersionProps) {
  const { t } = useView()
  if (retiredFrom) return null
  const mine = retry?.version === version ? retry : undefined
  const { filled, errors } = mine ?? {}
  const day = `${String(today.day).padStart(2, '0')}/${String(today.month).padStart(2, '0')}/${today.year}`
  return (
    <details class="fold" open={mine !== undefined}>
      <summary>{t('Thôi dùng', 'Retire')}</summary>
      <Form action={`${designPath(code)}/ban/${version}/thoi-dung`}>
        <p>
          {t(
            'Từ ngày đó thủ tục dùng lại biểu mẫu có sẵn, cho đến khi xã công bố bản mới. Hồ sơ và bản nháp đang theo bản này vẫn đi tiếp.',
            'From that day the procedure uses the built-in form again, until you publish another version. What follows this version goes on.',
          )}
        </p>
        <DateField
          id={`from-${version}`}
          name="from"
          label={t('Từ ngày', 'From')}
          value={day}
          {...{ filled, errors }}
        />
        <TextArea
          id={`why-${version}`}
          name="why"
          label={t('Lý do', 'Reason')}
          rows={2}
          {...{ filled, errors }}
        />
        <Button kind="warning" small>
          {t('Thôi dùng bản này', 'Retire this version')}
        </Button>
      </Form>
    </details>
  )
}

function Delete({ code, one: { version }, isUsed }: VersionProps & { isUsed: boolean }) {
  const { t } = useView()
  return (
    <details class="fold">
      <summary>{t('Xóa', 'Delete')}</summary>
      {isUsed ? (
        <Notice
          kind="info"
          title={t(
            'Không xóa được vì đã có hồ sơ hoặc bản nháp theo bản này; chỉ thôi dùng được.',
            'It cannot be deleted, for dossiers or drafts follow it; it can only be retired.',
          )}
        />
      ) : (
        <Form action={`${designPath(code)}/ban/${version}/xoa`}>
          <p>
            {t(
              'Chỉ xóa được bản chưa ai dùng, khi chưa đến ngày áp dụng hoặc đã thôi dùng từ hôm trước.',
              'Only a version nobody used can be deleted, before its first day or after its last.',
            )}
          </p>
          <Button kind="warning" small>
            {t('Xóa bản này', 'Delete this version')}
          </Button>
        </Form>
      )}
    </details>
  )
}
