import { Button, Form, Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { missingFor, type Act, type Missing } from '../possible.ts'
import { around } from '../read.ts'
import { Fields, type ActsProps } from './act-fields.tsx'
import { KeptText } from './kept-text.tsx'

/** Possible nearly always and wanted hardly ever: it waits until it is opened. */
const seldom = new Set<Act>(['plan-visit', 'withdraw'])

/** What this officer can do now. One act is open at first; each is a form of its own, so no text is lost to another. */
export function Acts(props: ActsProps) {
  const { t } = useView()
  const { acts, hold, refused } = props
  if (acts.length === 0)
    return (
      <>
        <KeptText {...props} />
        <p class="muted">
          {hold === 'elsewhere'
            ? t(
                'Bước này do bộ phận khác xử lý, bạn chỉ xem được hồ sơ.',
                'Another department does this step; you can only read the dossier.',
              )
            : t(
                'Ở bước này bạn chỉ xem được hồ sơ.',
                'At this step you can only read the dossier.',
              )}
        </p>
      </>
    )
  const first = refused?.act ?? acts.find((act) => !seldom.has(act))
  return (
    <div class="acts">
      <KeptText {...props} />
      <BeforeTheEnd {...props} />
      {acts.map((act) => (
        <details key={act} class="fold" open={act === first} id={`viec-${act}`}>
          <summary>{t(...labels[act])}</summary>
          <ActForm {...props} act={act} />
        </details>
      ))}
    </div>
  )
}

/** What is missing before the dossier can leave its step; then the button that would be refused is not there. */
function BeforeTheEnd({ acts, dossier, file }: ActsProps) {
  const { t } = useView()
  const isBusy =
    acts.includes('attach-result') && !acts.includes('finish') && !acts.includes('forward')
  const missing = isBusy ? missingFor(dossier, around(file)) : []
  if (missing.length === 0) return null
  const text = missing.map((one) => t(...missingWords[one])).join('; ')
  return <p class="muted">{t(`Để xong bước này còn thiếu: ${text}.`, `Still missing: ${text}.`)}</p>
}

const missingWords: Record<Missing, readonly [vi: string, en: string]> = {
  result: ['kết quả đính kèm', 'the result'],
  number: ['số, ký hiệu của kết quả', 'the number of the result'],
  tracks: ['kết quả của các thủ tục liên thông', 'the linked procedures'],
}

const labels: Record<Act, readonly [vi: string, en: string]> = {
  accept: ['Tiếp nhận hồ sơ', 'Accept'],
  reject: ['Từ chối tiếp nhận', 'Do not accept'],
  forward: ['Chuyển bước tiếp theo', 'Forward'],
  'send-back': ['Trả lại bước trước', 'Send back'],
  assign: ['Phân công', 'Assign'],
  take: ['Nhận việc này', 'Take this work'],
  'ask-supplement': ['Yêu cầu bổ sung giấy tờ', 'Ask for papers'],
  supply: ['Nhận giấy tờ bổ sung', 'Take in papers'],
  'attach-result': ['Đính kèm kết quả', 'Attach the result'],
  'number-result': ['Cấp số cho kết quả', 'Number the result'],
  'correct-number': ['Sửa số của kết quả', 'Correct the number'],
  'annotate-number': ['Ghi chú số của kết quả', 'Annotate the number'],
  finish: ['Hoàn thành, chờ trả kết quả', 'Finish'],
  'hand-over': ['Trả kết quả', 'Hand over the result'],
  'ask-payment': ['Yêu cầu nộp phí', 'Ask for a payment'],
  'waive-payment': ['Ghi nhận được miễn phí', 'Record a waiver'],
  stop: ['Dừng giải quyết', 'Stop'],
  resume: ['Tiếp tục giải quyết', 'Resume'],
  'close-stopped': ['Kết thúc hồ sơ đã dừng', 'Close the stopped dossier'],
  'draft-extension': ['Đề nghị xin lỗi, gia hạn', 'Propose an apology and extension'],
  'sign-extension': ['Ký xin lỗi, gia hạn', 'Sign the apology and extension'],
  'ask-verification': ['Gửi xác minh', 'Ask another agency'],
  'answer-verification': ['Nhận trả lời xác minh', 'Record an agency’s answer'],
  'update-track': ['Cập nhật thủ tục liên thông', 'Update a linked procedure'],
  'plan-visit': ['Hẹn đăng ký lưu động', 'Plan a visit'],
  withdraw: ['Rút hồ sơ theo yêu cầu của người nộp', 'Withdraw at the applicant’s request'],
}

const warning = new Set<Act>(['reject', 'withdraw', 'stop', 'close-stopped'])
const withFiles = new Set<Act>(['attach-result', 'supply'])

function ActForm(props: ActsProps & { act: Act }) {
  const { t } = useView()
  const { act, dossier, refused } = props
  const retry = refused?.act === act ? refused : undefined
  return (
    <Form
      action={`/can-bo/ho-so/${dossier.code}/${act}`}
      multipart={withFiles.has(act)}
      once={props.once}
    >
      <Hidden name="version" value={String(dossier.version)} />
      <Fields {...props} filled={retry?.filled} errors={retry?.errors} />
      <Button kind={warning.has(act) ? 'warning' : 'primary'}>{t(...labels[act])}</Button>
    </Form>
  )
}
