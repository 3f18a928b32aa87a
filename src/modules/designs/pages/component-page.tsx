import { directoryOf, say, type FormComponent } from '#modules/forms/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, Radios, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, EnterSends, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { draftPath, paperPath } from '../addresses.ts'
import { namingFor } from '../field-form.ts'
import { componentFilled } from '../part-form.ts'
import { ConditionFields } from './condition-fields.tsx'
import { PlaceFindings } from './findings.tsx'
import { useCrumbs } from './parts.tsx'
import { Outdated, type PartPageProps } from './section-page.tsx'

type Props = PartPageProps & { component: FormComponent | undefined }

/** Một giấy tờ nộp kèm: what it is, when it is needed, and whether it is scanned. */
export function ComponentPage({ component, ...props }: Props) {
  const { t, lang } = useView()
  const { code, content, version, errors, findings, isOutdated } = props
  const naming = namingFor(content, undefined)
  const path = paperPath(code, component?.code ?? 'moi')
  const filled = props.filled ?? componentFilled(component, content)
  const kit = { filled, errors }
  const asked = directoryOf(content).filter(({ section }) => !section.repeat)
  return (
    <Page
      frame="staff"
      title={component ? component.name[lang] : t('Thêm giấy tờ', 'Add a paper')}
      crumbs={useCrumbs(code, content.title[lang])}
    >
      <ErrorSummary {...{ errors }} />
      {isOutdated && component && <Outdated title={component.name[lang]} />}
      {!errors && <PlaceFindings {...{ findings }} />}
      <Form action={path}>
        <EnterSends />
        <Hidden name="version" value={String(version)} />
        <Words {...kit} />
        <Radios
          {...kit}
          name="required"
          legend={t('Bắt buộc nộp', 'Must be handed in')}
          inline
          options={[
            { value: 'no', text: t('Nếu có', 'If there is one') },
            { value: 'yes', text: t('Luôn bắt buộc', 'Always') },
            { value: 'when', text: t('Khi có điều kiện', 'Under a condition') },
          ]}
        />
        <ConditionFields
          {...kit}
          {...{ naming, asked, path }}
          of="need"
          said={say('Bắt buộc khi', 'Required when')}
          legend={t('Bắt buộc khi', 'Required when')}
          condition={component?.requiredWhen}
        />
        <ConditionFields
          {...kit}
          {...{ naming, asked, path }}
          of="when"
          said={say('Hỏi khi', 'Asked for when')}
          legend={t('Chỉ hỏi giấy tờ này khi', 'Asked for only when')}
          condition={component?.visibleWhen}
        />
        <Actions>
          <Button>{t('Ghi giấy tờ này', 'Save the paper')}</Button>
          <ButtonLink kind="quiet" href={`${draftPath(code)}#giay-to`}>
            {t('Về biểu mẫu', 'Back to the form')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function Words(kit: Pick<PartPageProps, 'filled' | 'errors'>) {
  const { t } = useView()
  return (
    <>
      <TextField {...kit} name="name" label={t('Tên giấy tờ', 'Name')} maxLength={400} />
      <TextField
        {...kit}
        name="nameEn"
        label={t('Tên bằng tiếng Anh', 'Name in English')}
        optional
        maxLength={400}
      />
      <TextField {...kit} name="hint" label={t('Lời hướng dẫn', 'Help')} optional maxLength={500} />
      <Checkboxes
        {...kit}
        name="kinds"
        legend={t('Nhận loại bản nào', 'Which kinds are taken')}
        options={[
          { value: 'original', text: t('Bản chính', 'Original') },
          { value: 'certified', text: t('Bản sao có chứng thực', 'Certified copy') },
          { value: 'copy', text: t('Bản chụp', 'Photocopy') },
          { value: 'electronic', text: t('Bản điện tử', 'Electronic') },
        ]}
      />
      <TextField
        {...kit}
        name="quantity"
        label={t('Số bản', 'Copies')}
        optional
        width={3}
        inputMode="numeric"
      />
      <Select
        {...kit}
        name="present"
        label={t('Cách nộp', 'How')}
        blank={t('Nộp lại', 'Handed in')}
        options={[{ value: 'show', text: t('Chỉ xuất trình, không giữ', 'Only shown') }]}
      />
      <Select
        {...kit}
        name="replaceableByDb"
        label={t('Không phải nộp khi tra cứu được ở', 'Not needed when this database answers')}
        optional
        blank={t('Không cơ sở dữ liệu nào', 'None')}
        options={[
          { value: 'population', text: t('Cơ sở dữ liệu dân cư', 'Population') },
          { value: 'civil-status', text: t('Cơ sở dữ liệu hộ tịch', 'Civil status') },
          { value: 'health', text: t('Cơ sở dữ liệu y tế', 'Health') },
          { value: 'land', text: t('Cơ sở dữ liệu đất đai', 'Land') },
          { value: 'poverty', text: t('Cơ sở dữ liệu hộ nghèo', 'Poverty') },
          { value: 'business', text: t('Cơ sở dữ liệu doanh nghiệp', 'Business') },
        ]}
      />
      <Checkboxes
        {...kit}
        name="digitise"
        legend={t('Số hóa', 'Scanning')}
        options={[{ value: 'yes', text: t('Phải quét khi tiếp nhận', 'Scanned at intake') }]}
      />
    </>
  )
}
