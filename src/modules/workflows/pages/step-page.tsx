import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, Radios, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { budgetText } from '../budget.ts'
import { end, roles, type FlowContent, type WorkflowStep } from '../domain.ts'
import { possibleTests, type Names } from '../say-test.ts'
import { branchFields, filledOf, partnerFields, rowCount } from '../step-form.ts'
import { roleWords, waitWords } from '../words.ts'
import { home } from './flows-page.tsx'
import { FlowPicture } from './picture.tsx'

type Props = {
  code: string
  flow: FlowContent
  step: WorkflowStep
  version: number
  names: Names
  departments: readonly { code: string; name: string }[]
  filled?: Filled | undefined
  errors?: Errors | undefined
  /** Somebody saved meanwhile: the page shows theirs below what was typed. */
  isOutdated?: boolean | undefined
}

/** Một bước của bản nháp: a form of its own, which works without script. */
export function StepPage(props: Props) {
  const { t } = useView()
  const { code, flow, step, version, errors, names, isOutdated } = props
  const at = flow.steps.findIndex((one) => one.code === step.code)
  const back = `${home}/${code}/sua`
  const filled = props.filled ?? filledOf(step)
  const kit = { filled, errors }
  return (
    <Page
      frame="staff"
      title={t(`Bước ${at + 1}: ${step.vi}`, `Step ${at + 1}: ${step.en}`)}
      crumbs={[
        { href: home, text: t('Quy trình nội bộ', 'Workflows') },
        { href: back, text: flow.name },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      {isOutdated && (
        <Panel title={t('Bản đang lưu, người khác vừa sửa', 'As somebody else saved it')}>
          <FlowPicture flow={{ ...flow, steps: [step] }} {...{ names }} />
        </Panel>
      )}
      <Form action={`${home}/${code}/buoc/${step.code}`}>
        <Hidden name="version" value={String(version)} />
        <Basics {...kit} minutes={step.minutes} />
        <Partners {...props} {...kit} />
        <Branches {...props} {...kit} />
        <Actions>
          <Button>{t('Ghi bước này', 'Save the step')}</Button>
          <ButtonLink kind="quiet" href={back}>
            {t('Về quy trình', 'Back to the workflow')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

type Kit = { filled: Filled; errors: Errors | undefined }

function Basics({ minutes, ...kit }: Kit & { minutes: number }) {
  const { t } = useView()
  return (
    <>
      <TextField
        {...kit}
        name="vi"
        label={t('Nội dung công việc', 'What is done')}
        maxLength={200}
      />
      <TextField
        {...kit}
        name="en"
        label={t('Nội dung bằng tiếng Anh', 'In English')}
        optional
        maxLength={200}
      />
      <RoleField
        {...kit}
        name="role"
        label={t('Vai trò thực hiện (chủ trì)', 'Who does it (the lead)')}
      />
      <TextField
        {...kit}
        name="minutes"
        label={t('Thời gian', 'Time')}
        hint={t(
          `Số phút làm việc, hoặc ghi như 0,5 ngày, 4 giờ, 1 ngày 2 giờ. Một ngày là 8 giờ. Đang đặt: ${budgetText(minutes, t)}.`,
          `Working minutes, or like 0,5 ngày, 4 h, 1 d 2 h. A day has 8 hours. Now: ${budgetText(minutes, t)}.`,
        )}
        width={20}
      />
      <Checkboxes
        {...kit}
        name="counts"
        legend={t('Thời hạn', 'Time limit')}
        options={[
          {
            value: 'yes',
            text: t('Tính vào thời hạn giải quyết', 'Counts toward the legal limit'),
          },
        ]}
      />
      <Checkboxes
        {...kit}
        name="decides"
        legend={t('Quyết định', 'Decision')}
        options={[
          {
            value: 'yes',
            text: t(
              'Bước này quyết định giải quyết hay từ chối',
              'This step decides to grant or refuse',
            ),
          },
        ]}
      />
      <Checkboxes
        {...kit}
        name="numbers"
        legend={t('Cấp số', 'Number')}
        hint={t(
          'Số chỉ cấp khi phát hành, sau khi lãnh đạo đã quyết định (Nghị định 30/2020/NĐ-CP).',
          'The number is taken at issue, after the decision (Decree 30/2020/NĐ-CP).',
        )}
        options={[
          {
            value: 'yes',
            text: t(
              'Rời bước này, kết quả cấp cho người nộp phải có số, ký hiệu',
              'From here a result that is granted must have its number',
            ),
          },
        ]}
      />
    </>
  )
}

type RoleProps = Kit & { name: string; label: string; isOptional?: boolean }

function RoleField({ isOptional, ...props }: RoleProps) {
  const { t } = useView()
  return (
    <Select
      {...props}
      blank={isOptional ? t('Không', 'None') : t('Chọn vai trò', 'Choose')}
      options={roles.map((role) => ({ value: role, text: t(...roleWords[role]) }))}
    />
  )
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

function Partners({ departments, ...kit }: Kit & Pick<Props, 'departments'>) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Phối hợp song song', 'Others asked at the same time')}>
      <p class="muted">
        {t(
          'Các bên được hỏi cùng lúc khi hồ sơ vào bước này. Để trống dòng không dùng; để trống nội dung và vai trò để bỏ một bên.',
          'All are asked at once when the dossier comes to this step. Leave unused rows empty; empty a row to remove it.',
        )}
      </p>
      <Radios
        {...kit}
        name="waitFor"
        legend={t('Khi nào xong bước này', 'When the step is done')}
        options={(['all', 'lead'] as const).map((value) => ({
          value,
          text: t(...waitWords[value]),
        }))}
      />
      {numbers(rowCount(kit.filled, 'p')).map((n) => {
        const names = partnerFields(n)
        return (
          <div class="flow-row" key={n}>
            <RoleField
              {...kit}
              name={names.role}
              label={t(`Bên ${n + 1}: vai trò`, `Party ${n + 1}: role`)}
              isOptional
            />
            <Select
              {...kit}
              name={names.department}
              label={t('Phòng ban', 'Department')}
              optional
              blank={t('Phòng nào cũng được', 'Any')}
              options={departments.map((one) => ({ value: one.code, text: one.name }))}
            />
            <TextField
              {...kit}
              name={names.task}
              label={t('Nội dung cần ý kiến', 'What is asked')}
              maxLength={300}
            />
          </div>
        )
      })}
    </Fieldset>
  )
}

function Branches({ flow, step, names, ...kit }: Kit & Pick<Props, 'flow' | 'step' | 'names'>) {
  const { t } = useView()
  const steps = flow.steps.flatMap(({ code, vi, en }, at) =>
    code === step.code ? [] : [{ value: code, text: `${at + 1}. ${t(vi, en)}` }],
  )
  const targets = [...steps, { value: end, text: t('Kết thúc quy trình', 'End of the workflow') }]
  const tests = possibleTests(names).map(({ key, said }) => ({ value: key, text: t(...said) }))
  return (
    <Fieldset legend={t('Điều kiện rẽ nhánh', 'Conditions')}>
      <p class="muted">
        {t(
          'Điều kiện đúng đầu tiên quyết định bước đến. Điều kiện hỏi câu trả lời trong biểu mẫu, trường hợp và cách nộp.',
          'The first condition that holds decides. Conditions ask the answers in the form, the case and the channel.',
        )}
        {!flow.procedure &&
          ` ${t('Muốn hỏi biểu mẫu, hãy ghi mã thủ tục ở trang quy trình.', 'To ask the form, set the procedure on the workflow’s page.')}`}
      </p>
      {numbers(rowCount(kit.filled, 'b')).map((n) => {
        const fields = branchFields(n)
        const present = kit.filled[fields.test] ?? ''
        const lost = present !== '' && !tests.some(({ value }) => value === present)
        return (
          <div class="flow-row" key={n}>
            <Select
              {...kit}
              name={fields.test}
              label={t(`Nếu (${n + 1})`, `If (${n + 1})`)}
              blank={t('Không có điều kiện', 'No condition')}
              options={
                lost
                  ? [
                      {
                        value: present,
                        text: t(
                          `Không có trong biểu mẫu: ${present}`,
                          `Not in the form: ${present}`,
                        ),
                      },
                      ...tests,
                    ]
                  : tests
              }
            />
            <TextField
              {...kit}
              name={fields.number}
              label={t('Số (nếu so với số)', 'Number')}
              optional
              inputMode="decimal"
            />
            <Select
              {...kit}
              name={fields.to}
              label={t('thì đến', 'then go to')}
              blank={t('Chọn bước', 'Choose')}
              options={targets}
            />
          </div>
        )
      })}
      <Select
        {...kit}
        name="otherwise"
        label={t('Khi không điều kiện nào đúng, đến', 'When none holds, go to')}
        blank={t('Bước ngay bên dưới', 'The step below')}
        options={targets}
      />
    </Fieldset>
  )
}
