import type { Bulletin } from '#modules/bulletins/index.ts'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

import { chunkLength, type Talk } from '../domain.ts'
import { Over } from './talk-over.tsx'

type Props = {
  talk: Talk
  listeners: number
  isMine: boolean
  /** Null: whoever it was has no account any more. */
  speaker: string | null
  /** Bulletins that were made of the recording. */
  drafts: readonly Bulletin[]
  mayWrite: boolean
}

/** One talk: while it goes on, the microphone and the big button that stops it; afterwards, what was heard. */
export function TalkPage(props: Props) {
  const { talk } = props
  const { t } = useView()
  const isOpen = talk.endedAt === null
  return (
    <Page
      frame="staff"
      title={
        isOpen ? t('Đang nói trực tiếp', 'Speaking live') : t('Đã nói trực tiếp', 'A live talk')
      }
      crumbs={[
        { href: `/can-bo/ban-tin/${talk.bulletinId}`, text: talk.title },
        { href: `/can-bo/ban-tin/${talk.bulletinId}/noi`, text: t('Nói trực tiếp', 'Speak live') },
      ]}
    >
      {isOpen ? <Speaking {...props} /> : <Over {...props} />}
    </Page>
  )
}

function Speaking({ talk, listeners, isMine, speaker }: Props) {
  const { t } = useView()
  const address = `/can-bo/ban-tin/${talk.bulletinId}/noi/${talk.id}`
  const of = speaker === null ? '' : `: ${speaker}`
  return (
    <div
      class="speak"
      data-speak={isMine ? address : undefined}
      data-speak-most={talk.mostSeconds}
      data-speak-chunk={chunkLength}
    >
      <p class="speak-said" data-speak-said aria-live="polite">
        {isMine
          ? t('Đang mở micro…', 'Opening the microphone…')
          : t(`Người khác đang nói buổi này${of}.`, `Somebody else is speaking${of}.`)}
      </p>
      <p class="speak-time">
        <strong data-speak-time>0:00</strong>
        <meter data-speak-level min={0} max={1} value={0} aria-label={t('Độ to', 'Level')} />
      </p>
      <p data-speak-heard>
        {t(
          `${listeners} trên ${talk.clusterIds.length} cụm loa đang nghe. Loa phát chậm ${talk.delay} giây.`,
          `${listeners} of ${talk.clusterIds.length} clusters are listening, ${talk.delay} seconds behind.`,
        )}
      </p>
      <Form action={`${address}/dung`} class="speak-stop">
        <Button kind="warning">{t('DỪNG NGAY', 'STOP NOW')}</Button>
        <p class="muted">
          {t(
            'Loa im lập tức; câu vừa nói mà loa chưa phát thì không phát nữa.',
            'The horns fall silent at once; what they have not said yet is not said.',
          )}
        </p>
      </Form>
      <Form action={`${address}/xong`} class="speak-end">
        <Button kind="secondary">{t('Nói xong', 'I have finished')}</Button>
        <p class="muted">
          {t('Loa phát hết câu cuối rồi im.', 'The horns say the last sentence, then fall silent.')}
        </p>
      </Form>
      <Script name="island-live" />
    </div>
  )
}
