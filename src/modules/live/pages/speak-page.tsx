import { lastDay, type Airable } from '#modules/bulletins/index.ts'
import { TargetsField, type Places } from '#modules/clusters/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import { delays, type Talk } from '../domain.ts'
import { Talks } from './talks.tsx'

type Props = Places & {
  bulletin: Airable
  isQuiet: boolean
  isOver: boolean
  talks: readonly Talk[]
  /** The names of those who spoke. */
  speakers: ReadonlyMap<string, string>
  filled: Filled
  errors?: Errors | undefined
  canHear: boolean
}

/** Nói trực tiếp: where to, how late; then the microphone. */
export function SpeakPage(props: Props) {
  const { bulletin, talks, speakers, errors } = props
  const { t } = useView()
  const minutes = Math.max(1, Math.round(bulletin.seconds / 60))
  const last = lastDay(bulletin)
  const [vi, en] = last ? [dateText('vi', last), dateText('en', last)] : ['', '']
  return (
    <Page
      frame="staff"
      title={t('Nói trực tiếp qua loa', 'Speak live')}
      crumbs={[{ href: `/can-bo/ban-tin/${bulletin.id}`, text: bulletin.title }]}
      lead={t(
        `Được nói tối đa ${minutes} phút, đến hết ngày ${vi}. Loa phát sau vài giây, nên dừng kịp nếu lỡ lời.`,
        `At most ${minutes} minutes, until the end of ${en}. The horns follow a few seconds later, so a slip can be stopped.`,
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Warnings {...props} />
      <Panel title={t('Phát đến đâu', 'Where to')}>
        <StartFields {...props} />
      </Panel>
      <Talks {...{ talks, speakers }} />
      <Script name="island-live" />
    </Page>
  )
}

function Warnings({ bulletin, isQuiet, isOver, canHear }: Props) {
  const { t } = useView()
  return (
    <>
      {isOver && (
        <Notice
          kind="stop"
          title={t('Duyệt nói trực tiếp đã hết hạn', 'The approval to speak is over')}
        >
          <a href={`/can-bo/ban-tin/${bulletin.id}`}>
            {t('Soạn lại từ bản này rồi trình duyệt lại', 'Write it anew and submit it again')}
          </a>
        </Notice>
      )}
      {bulletin.priority === 'emergency' && (
        <Notice kind="stop" title={t('Bản tin khẩn cấp', 'An emergency')}>
          {t(
            'Phát ngay, đè lên mọi bản tin, kể cả giờ yên tĩnh.',
            'It sounds now, over everything, also in quiet hours.',
          )}
        </Notice>
      )}
      {isQuiet && bulletin.priority !== 'emergency' && (
        <Notice kind="warn" title={t('Đang trong giờ yên tĩnh', 'These are quiet hours')}>
          {t('Chỉ bản tin khẩn cấp mới được phát.', 'Only an emergency may sound.')}
        </Notice>
      )}
      {!canHear && (
        <Notice
          kind="warn"
          title={t('Máy chủ chưa xử lý được âm thanh', 'This server cannot handle audio')}
        >
          {t('Hãy báo quản trị cài ffmpeg.', 'Ask the administrator to install ffmpeg.')}
        </Notice>
      )}
      <noscript>
        <Notice kind="warn" title={t('Trình duyệt đang tắt script', 'Scripts are off')}>
          {t(
            'Micro chỉ dùng được khi bật script (JavaScript).',
            'The microphone needs scripts (JavaScript).',
          )}
        </Notice>
      </noscript>
    </>
  )
}

function StartFields({ bulletin, isOver, filled, errors, canHear, ...rest }: Props) {
  const { clusters, groups, places } = rest
  const { t } = useView()
  return (
    <Form action={`/can-bo/ban-tin/${bulletin.id}/noi`} id="noi">
      <TargetsField {...{ clusters, groups, places, filled, errors }} />
      <Select
        name="delay"
        label={t('Loa phát chậm sau lời nói', 'The horns follow after')}
        options={delays.map((seconds) => ({
          value: String(seconds),
          text: t(`${seconds} giây`, `${seconds} seconds`),
        }))}
        {...{ filled, errors }}
      />
      <p class="speak-said" data-speak-said aria-live="polite" />
      <Button kind="warning" disabled={!canHear || isOver}>
        {t('Bật micro và bắt đầu nói', 'Open the microphone and speak')}
      </Button>
    </Form>
  )
}
