import { stateWords as dossierWords, states } from '#modules/dossiers/index.ts'
import type { Unit } from '#modules/units/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { TransferState } from '../domain.ts'
import type { TransferRecord } from '../store.ts'
import { TransferTag } from './state.tsx'

type Both = readonly [vi: string, en: string]
type Props = { transfer: TransferRecord; settledBy: Unit | undefined; now: Temporal.Instant }

const meaning: Record<TransferState, Both> = {
  sent: ['Hồ sơ đang được chuyển đến nơi giải quyết.', 'It is on its way to where it is settled.'],
  refused: [
    'Nơi tiếp nhận đang xem lại hồ sơ và sẽ báo cho bạn.',
    'Where you handed it in is looking at it again.',
  ],
  recalled: [
    'Hồ sơ đã được lấy lại, không giải quyết tiếp.',
    'It was taken back and is not settled.',
  ],
  closed: [
    'Hồ sơ kết thúc không có kết quả. Mời bạn liên hệ nơi đã nộp.',
    'It ended without a result. Ask where you handed it in.',
  ],
  received: ['Nơi giải quyết đang xử lý.', 'It is being settled.'],
  settled: [
    'Đã có kết quả, đang chuẩn bị chuyển về nơi bạn chọn nhận.',
    'There is a result; it will be sent to where you fetch it.',
  ],
  'result-sent': [
    'Kết quả đang chuyển về nơi bạn chọn nhận.',
    'The result is on its way to where you fetch it.',
  ],
  'result-arrived': ['Mời bạn đến nhận kết quả.', 'Please fetch the result.'],
  'handed-over': ['Kết quả đã trả.', 'The result was handed over.'],
}

/** Papers may be brought to where it was handed in. */
const bringHere: Partial<Record<string, readonly [vi: string, en: string]>> = {
  'awaiting-supplement': [
    'Bạn mang giấy tờ đến nơi đã nộp hồ sơ hoặc nơi giải quyết đều được.',
    'Bring the papers to where you handed it in, or to where it is settled.',
  ],
}

/** What anybody who holds the code may see: where it is and when, never a name or what it is about. */
export function Tracked({ transfer, settledBy }: Props) {
  const { t } = useView()
  const { code, state, dossierState, receivedAt, promisedAt, dueAt, finishedAt, returnAtName } =
    transfer
  const there = states.find((one) => one === dossierState)
  const waits = there?.startsWith('awaiting') && there
  return (
    <Panel title={t('Tình trạng hồ sơ', 'Where it stands')}>
      <p class="tags">
        <TransferTag {...{ transfer }} />
      </p>
      <p>
        {waits
          ? t(
              `${dossierWords[waits].text[0]}. ${bringHere[waits]?.[0] ?? 'Liên hệ nơi giải quyết để biết cần gì.'}`,
              `${dossierWords[waits].text[1]}. ${bringHere[waits]?.[1] ?? 'Ask where it is settled what is needed.'}`,
            )
          : t(...meaning[state])}
      </p>
      <Facts
        rows={[
          [t('Mã hồ sơ', 'Code'), <span class="code">{code}</span>],
          [t('Ngày tiếp nhận', 'Received'), <When at={receivedAt} />],
          [
            t('Nơi giải quyết', 'Settled by'),
            <>
              {settledBy?.name}
              {settledBy?.contact.phone && ` · ${settledBy.contact.phone}`}
            </>,
          ],
          [
            t('Hẹn trả kết quả', 'Result due'),
            (dueAt ?? promisedAt) ? (
              <When at={dueAt ?? promisedAt!} />
            ) : (
              t('Chưa xác định', 'Not set')
            ),
          ],
          finishedAt && [t('Xử lý xong', 'Finished'), <When at={finishedAt} />],
          [t('Nhận kết quả tại', 'Fetched at'), returnAtName],
        ]}
      />
    </Panel>
  )
}
