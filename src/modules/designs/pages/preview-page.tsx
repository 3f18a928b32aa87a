import { FormFields, FormSummary, type FormDefinition, type Places } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { designPath, draftPath, home } from '../addresses.ts'

export type PreviewProps = {
  code: string
  /** `nhap` or the number of a version. */
  which: string
  definition: FormDefinition
  places: Places
  today: Temporal.PlainDate
  channel: 'counter' | 'online'
  width: 'phone' | 'wide'
  filled: Filled
  errors?: Errors | undefined
  /** The answers were found right: what a dossier would show. */
  isRight?: boolean | undefined
  papers: readonly { name: string; isNeeded: boolean }[]
}

/** Xem thử: the real form by the engine that everybody uses; nothing of what is typed is kept. */
export function PreviewPage(props: PreviewProps) {
  const { t, lang } = useView()
  const { code, which, definition, places, today, channel, width, filled, errors, isRight } = props
  const base = designPath(code)
  const back = which === 'nhap' ? draftPath(code) : `${base}/ban/${which}`
  return (
    <Page
      frame="staff"
      wide
      title={t('Xem thử biểu mẫu', 'Preview')}
      over={
        <Tag tone="blue">
          {which === 'nhap' ? t('Bản nháp', 'Draft') : t(`Bản ${which}`, `Version ${which}`)}
        </Tag>
      }
      lead={definition.title[lang]}
      crumbs={[
        { href: home, text: t('Biểu mẫu điện tử', 'Forms') },
        { href: back, text: definition.title[lang] },
      ]}
    >
      <Notice
        kind="info"
        title={t(
          'Thử điền thoải mái: không có gì được lưu.',
          'Fill in what you like: nothing is kept.',
        )}
      />
      <Chooser {...props} />
      <ErrorSummary {...{ errors }} />
      {isRight && <Right {...props} />}
      <div class={`design-preview design-preview--${width}`}>
        <Form action={`${base}/xem-thu`}>
          <Hidden name="_ban" value={which} />
          <Hidden name="_kenh" value={channel} />
          <Hidden name="_rong" value={width} />
          <FormFields {...{ definition, filled, errors, places, today, channel }} />
          <Papers {...props} />
          <Actions>
            <Button>{t('Kiểm tra câu trả lời', 'Check the answers')}</Button>
          </Actions>
        </Form>
      </div>
    </Page>
  )
}

function Chooser({ code, which, channel, width }: PreviewProps) {
  const { t } = useView()
  return (
    <Form action={`${designPath(code)}/xem-thu`} method="get">
      <Hidden name="ban" value={which} />
      <FieldRow>
        <Radios
          name="kenh"
          legend={t('Ai điền', 'Who fills it in')}
          inline
          value={channel}
          options={[
            { value: 'online', text: t('Người dân, trực tuyến', 'A citizen, online') },
            { value: 'counter', text: t('Cán bộ, tại quầy', 'An officer, at the counter') },
          ]}
        />
        <Radios
          name="rong"
          legend={t('Khổ màn hình', 'Screen')}
          inline
          value={width}
          options={[
            { value: 'wide', text: t('Máy tính', 'Computer') },
            { value: 'phone', text: t('Điện thoại', 'Telephone') },
          ]}
        />
      </FieldRow>
      <Button kind="secondary" small>
        {t('Xem như vậy', 'Show it so')}
      </Button>
    </Form>
  )
}

function Right({ definition, filled, places, today, channel }: PreviewProps) {
  const { t } = useView()
  return (
    <>
      <Notice
        kind="ok"
        title={t(
          'Các câu trả lời hợp lệ. Hồ sơ sẽ hiện như sau.',
          'The answers are right. A dossier would show them so.',
        )}
      />
      <Panel title={t('Trong hồ sơ', 'In the dossier')}>
        <FormSummary {...{ definition, places, today, channel }} values={filled} idNumbers="full" />
      </Panel>
    </>
  )
}

function Papers({ papers }: PreviewProps) {
  const { t } = useView()
  if (papers.length === 0) return null
  return (
    <section class="part">
      <h2>{t('Giấy tờ nộp kèm', 'Papers')}</h2>
      <ul>
        {papers.map(({ name, isNeeded }) => (
          <li key={name}>
            {name} {!isNeeded && <span class="muted">{t('(nếu có)', '(if there is one)')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
