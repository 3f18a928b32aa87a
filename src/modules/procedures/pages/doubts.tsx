import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Flag, Procedure } from '../domain.ts'
import { openFlags } from '../open-flags.ts'
import { timeOf } from '../terms.ts'
import { flagText } from '../words.ts'

/** What is not certain about this page, said plainly. */
export function Doubts({ procedure, on }: { procedure: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const { t } = view
  const time = timeOf(procedure, { on })
  const flags = openFlags(procedure, on).filter((flag) => forCitizens.has(flag))
  if (flags.length === 0 && time?.sure) return null
  return (
    <Notice
      kind="warn"
      title={
        time?.sure
          ? t('Có thông tin đang được kiểm tra', 'Some of this is being checked')
          : t('Thời hạn chưa được xác nhận', 'The time limit has not been confirmed')
      }
    >
      <p>
        {t(
          'Hãy hỏi cán bộ tại quầy trước khi nộp; giấy hẹn mới là căn cứ chính thức.',
          'Ask at the desk before you apply; only the appointment slip is official.',
        )}
      </p>
      {flags.length > 0 && (
        <ul>
          {flags.map((flag) => (
            <li key={flag}>{flagText(view, flag)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

const forCitizens = new Set<Flag>([
  'unit-missing',
  'time-missing',
  'several-times',
  'channels-differ',
  'time-note-differs',
  'fee-note-contradicts',
  'fee-amount-doubtful',
  'name-wrong-at-source',
  'other-province',
])
