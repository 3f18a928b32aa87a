import type { Errors, Filled } from '#platform/form.ts'
import { Select, TextField } from '#ui/field.tsx'
import { FieldRow, Fieldset, Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import type { Ending, Question } from '../domain.ts'
import { blankAnswers } from '../edit-form.ts'

type Shown = {
  filled: Filled
  errors: Errors | undefined
  targets: readonly { value: string; text: string }[]
  number: number
}

type Both = { name: string; label: string; value: { vi: string; en: string } | undefined }

/** The same words in both languages; English may stay blank. */
function BothLanguages({ name, label, value }: Both) {
  const { t } = useView()
  return (
    <FieldRow>
      <TextField name={`${name}.vi`} label={label} value={value?.vi ?? ''} />
      <TextField
        name={`${name}.en`}
        label={t(`${label} (tiếng Anh)`, `${label} (English)`)}
        value={value?.en ?? ''}
        optional
      />
    </FieldRow>
  )
}

/** One question with its answers and a blank one; emptying the words removes a part. */
export function QuestionFields({
  number,
  question,
  targets,
}: Shown & { question: Question | undefined }) {
  const { t } = useView()
  const at = `q${number}`
  const answers = question?.answers ?? []
  return (
    <Fieldset legend={t(`Câu hỏi ${number}`, `Question ${number}`)}>
      <Hidden
        name={`${at}.code`}
        value={question?.code ?? `q${number}${Math.max(0, answers.length)}`}
      />
      <BothLanguages name={at} label={t('Câu hỏi', 'Question')} value={question?.text} />
      <BothLanguages
        name={`${at}.hint`}
        label={t('Gợi ý (nếu cần)', 'Hint (if any)')}
        value={question?.hint}
      />
      {Array.from({ length: Math.max(2, answers.length + blankAnswers) }, (_, m) => (
        <AnswerFields
          key={m}
          at={`${at}.a${m + 1}`}
          number={m + 1}
          answer={answers[m]}
          {...{ targets }}
        />
      ))}
    </Fieldset>
  )
}

type AnswerProps = {
  at: string
  number: number
  answer: Question['answers'][number] | undefined
  targets: Shown['targets']
}

function AnswerFields({ at, number, answer, targets }: AnswerProps) {
  const { t } = useView()
  const pairs = Object.entries(answer?.set ?? {}).map(([field, value]) => `${field}=${value}`)
  const set = [...(answer?.caseCode ? [`*=${answer.caseCode}`] : []), ...pairs].join('; ')
  return (
    <>
      <Hidden name={`${at}.code`} value={answer?.code ?? `a${number}`} />
      <BothLanguages
        name={at}
        label={t(`Trả lời ${number}`, `Answer ${number}`)}
        value={answer?.text}
      />
      <FieldRow>
        <Select
          name={`${at}.to`}
          label={t('dẫn đến', 'leads to')}
          blank={t('Chọn', 'Choose')}
          value={answer?.to ?? ''}
          options={targets}
        />
        <TextField
          name={`${at}.set`}
          label={t('điền sẵn vào tờ khai', 'fills the form')}
          hint={t('ô=giá trị; trường hợp ghi *=mã', 'field=value; a case as *=code')}
          value={set}
          optional
        />
      </FieldRow>
    </>
  )
}

/** One ending: what it says and what it leads to. */
export function EndingFields({ number, ending }: Shown & { ending: Ending | undefined }) {
  const { t } = useView()
  const at = `k${number}`
  return (
    <Fieldset legend={t(`Kết luận ${number}`, `Ending ${number}`)}>
      <Hidden name={`${at}.code`} value={ending?.code ?? `k${number}new`} />
      <Select
        name={`${at}.kind`}
        label={t('Loại', 'Kind')}
        value={ending?.kind ?? 'go-on'}
        options={[
          { value: 'go-on', text: t('Làm được thủ tục này', 'Go on') },
          { value: 'other-procedure', text: t('Thủ tục khác hợp hơn', 'Another procedure fits') },
          { value: 'not-yet', text: t('Có thể chưa đủ điều kiện', 'May not apply') },
        ]}
      />
      <BothLanguages name={at} label={t('Lời kết luận', 'Words')} value={ending?.text} />
      <FieldRow>
        <TextField
          name={`${at}.procedure`}
          label={t('Mã thủ tục khác', 'Other procedure')}
          value={ending?.procedure ?? ''}
          width={10}
          optional
        />
        <TextField
          name={`${at}.citation`}
          label={t('Căn cứ của kết luận', 'Ground')}
          value={ending?.citation ?? ''}
          optional
        />
      </FieldRow>
    </Fieldset>
  )
}
