import type { ComponentChildren } from 'preact'

import { Checkboxes, DateField, Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { clockText, dateText, localTime } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { PathAct } from '../possible.ts'
import type { DossierFile } from '../read.ts'
import { isSettled, trackStates } from '../tracks/domain.ts'
import { isOpen } from '../verifications/domain.ts'
import { trackWords } from '../words.ts'

type Field = (name: string) => {
  name: string
  id: string
  filled: Record<string, string> | undefined
  errors: Record<string, string> | undefined
}

type Props = { act: PathAct; file: DossierFile; field: Field; now: Temporal.Instant }

/** The form of an act that leaves the ordinary way. */
export function PathFields({ act, ...props }: Props): ComponentChildren {
  const { t } = useView()
  const { field } = props
  switch (act) {
    case 'stop':
      return (
        <TextArea
          {...field('ground')}
          label={t('Căn cứ, lý do dừng', 'Ground of the stop')}
          hint={t(
            'Ghi vào thông báo dừng giải quyết (mẫu 05). Thời hạn đứng lại cho đến khi tiếp tục.',
            'Goes into the stop notice (form 05). The clock stands still until you resume.',
          )}
        />
      )
    case 'resume':
      return (
        <TextArea {...field('reason')} label={t('Vì sao tiếp tục', 'Why it goes on')} rows={2} />
      )
    case 'close-stopped':
      return (
        <TextArea
          {...field('reason')}
          label={t('Lý do không giải quyết', 'Why it is refused')}
          hint={t(
            'Hồ sơ kết thúc với kết quả không giải quyết.',
            'The dossier ends with a negative result.',
          )}
        />
      )
    case 'ask-payment':
      return <PaymentFields {...props} />
    case 'waive-payment':
      return <WaiverFields {...props} />
    case 'draft-extension':
    case 'sign-extension':
      return <ExtensionFields {...props} signs={act === 'sign-extension'} />
    case 'ask-verification':
      return <QuestionFields {...props} />
    case 'answer-verification':
      return <AnswerFields {...props} />
    case 'update-track':
      return <TrackFields {...props} />
    case 'plan-visit':
      return <VisitFields {...props} />
  }
}

type FieldsProps = Omit<Props, 'act'>

function PaymentFields({ field }: FieldsProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        {...field('what')}
        label={t('Khoản phải nộp và căn cứ', 'What is to be paid, and its ground')}
      />
      <TextField
        {...field('amount')}
        label={t('Số tiền (đồng)', 'Amount (đồng)')}
        hint={t('Ví dụ 50.000', 'For example 50,000')}
        inputMode="text"
        width={10}
      />
    </>
  )
}

function WaiverFields({ field, file }: FieldsProps) {
  const { t, who } = useView()
  return (
    <>
      <TextField
        {...field('note')}
        label={t('Căn cứ miễn', 'Ground of the waiver')}
        hint={t(
          'Nhóm được miễn và giấy tờ chứng minh, ví dụ: hộ nghèo, giấy chứng nhận số 12',
          'The group and its proof, for example: poor household, certificate no. 12',
        )}
      />
      {who.can.has('fee.collect') && (
        <p>
          {t('Người nộp trả tiền mặt?', 'Does the applicant pay in cash?')}{' '}
          <a href={`/can-bo/ho-so/${file.dossier.code}/thu-tien`}>
            {t('Thu tiền và lập biên lai', 'Take it and make a receipt')}
          </a>
        </p>
      )}
    </>
  )
}

function ExtensionFields({ field, file, now, signs }: FieldsProps & { signs: boolean }) {
  const { t } = useView()
  const { extension, dossier } = file
  const due = dossier.dueAt
  const isLate = due !== null && Temporal.Instant.compare(now, due) > 0
  return (
    <>
      {isLate && (
        <Notice
          kind="warn"
          title={t('Hồ sơ đã quá ngày hẹn trả.', 'The due date has passed already.')}
        >
          <p>
            {t(
              'Phiếu chỉ còn là lời xin lỗi và hẹn lại ngày; hồ sơ vẫn tính là quá hạn.',
              'This can only apologise and promise a new day; the dossier stays late.',
            )}
          </p>
        </Notice>
      )}
      <TextArea
        {...field('reason')}
        label={t('Lời xin lỗi và lý do', 'Apology and reason')}
        value={signs ? extension?.reason : undefined}
        hint={t(
          'Người nộp đọc đúng những gì ghi ở đây (mẫu 04).',
          'The applicant reads exactly this (form 04).',
        )}
      />
      <TextField
        {...field('days')}
        label={t('Gia hạn thêm (ngày làm việc)', 'Working days more')}
        value={signs && extension ? String(extension.days) : undefined}
        inputMode="numeric"
        width={3}
      />
      {signs && isLate && (
        <Checkboxes
          {...field('late')}
          legend={t('Ký sau ngày hẹn', 'Signed after the due date')}
          options={[
            {
              value: 'co',
              text: t(
                'Tôi biết hồ sơ đã quá hạn; phiếu nói rõ điều đó',
                'I know that it is late; the slip says so',
              ),
            },
          ]}
        />
      )}
    </>
  )
}

function QuestionFields({ field, file }: FieldsProps) {
  const { t } = useView()
  const { verificationPauses, verificationConsents } = file.content.handling
  return (
    <>
      <TextField {...field('agency')} label={t('Cơ quan được hỏi', 'Agency')} />
      <TextArea {...field('question')} label={t('Nội dung cần xác minh', 'Question')} rows={3} />
      <TextField
        {...field('days')}
        label={t('Hạn trả lời (ngày làm việc)', 'To be answered within (working days)')}
        inputMode="numeric"
        width={3}
      />
      <p class="muted">
        {verificationPauses
          ? t(
              'Theo quy định của thủ tục, thời hạn tạm dừng trong lúc chờ, nhiều nhất đến hạn trả lời.',
              'By the procedure’s rule the clock waits meanwhile, at most until the limit.',
            )
          : t(
              'Thời hạn của hồ sơ vẫn chạy trong lúc chờ.',
              'The dossier’s clock runs on meanwhile.',
            )}{' '}
        {verificationConsents &&
          t(
            'Hết hạn không trả lời được coi là đồng ý.',
            'No answer by the limit counts as consent.',
          )}
      </p>
    </>
  )
}

function AnswerFields({ field, file }: FieldsProps) {
  const { t } = useView()
  const open = file.verifications.filter(isOpen)
  return (
    <>
      <Select
        {...field('number')}
        label={t('Cơ quan', 'Agency')}
        value={String(open[0]?.number ?? '')}
        options={open.map(({ number, agency }) => ({ value: String(number), text: agency }))}
      />
      <TextArea {...field('answer')} label={t('Nội dung trả lời', 'Answer')} rows={3} />
    </>
  )
}

function TrackFields({ field, file }: FieldsProps) {
  const { t } = useView()
  const open = file.tracks.filter((track) => !isSettled(track))
  return (
    <>
      <Select
        {...field('number')}
        label={t('Nhánh', 'Track')}
        value={String(open[0]?.number ?? '')}
        options={open.map(({ number, name, agency }) => ({
          value: String(number),
          text: `${name} (${agency})`,
        }))}
      />
      <Radios
        {...field('state')}
        legend={t('Tình trạng', 'State')}
        options={trackStates
          .filter((state) => state !== 'waiting')
          .map((value) => ({ value, text: t(...trackWords[value].text) }))}
      />
      <TextField
        {...field('result')}
        label={t('Số, ký hiệu kết quả', 'Number of the result')}
        optional
        width={20}
      />
      <TextArea {...field('note')} label={t('Ghi chú', 'Note')} rows={2} optional />
    </>
  )
}

function VisitFields({ field, file }: FieldsProps) {
  const { t, lang } = useView()
  const last = file.visits.at(-1)
  const local = last && localTime(last.at)
  return (
    <>
      {last && (
        <p>
          {t('Lần hẹn trước:', 'Planned before:')} <When at={last.at} />, {last.place}
        </p>
      )}
      <TextField {...field('place')} label={t('Địa điểm', 'Place')} value={last?.place} />
      <FieldRow>
        <DateField
          {...field('day')}
          label={t('Ngày', 'Day')}
          value={local && dateText('vi', local.date)}
        />
        <TextField
          {...field('time')}
          label={t('Giờ', 'Hour')}
          value={local && clockText(local)}
          hint={lang === 'en' ? 'For example 08:30' : 'Ví dụ 08:30'}
          width={5}
        />
      </FieldRow>
      <TextArea {...field('note')} label={t('Ghi chú', 'Note')} rows={2} optional />
    </>
  )
}
