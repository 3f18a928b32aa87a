import type { Errors, Filled } from '#platform/form.ts'
import type { EventWords } from '#platform/module.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView } from '#ui/view.ts'

import { isOpen, type Bulletin } from '../domain.ts'
import type { PastEvent } from '../past.ts'
import type { Told } from '../standing.ts'
import { lengthText, priorityTones, priorityWords, stateTones, stateWords } from '../words.ts'
import { About } from './about.tsx'
import { Acts } from './acts.tsx'
import { Sound } from './sound.tsx'

const home = '/can-bo/ban-tin'

type Props = {
  bulletin: Bulletin
  told: Told
  parts: readonly Bulletin[]
  past: readonly PastEvent[]
  /** The text as the machine reads it. */
  said: string | null
  soundFault: readonly [string, string] | null
  eventWords: EventWords
  can: ReadonlySet<string>
  isOwn: boolean
  filled: Filled
  errors: Errors | undefined
}

/** Một bản tin: what is heard, how far it has come, and what can be done now. */
export function BulletinPage(props: Props) {
  const { bulletin, told, parts, past, said } = props
  const { soundFault, eventWords, can, isOwn, filled, errors } = props
  const { t } = useView()
  const { id, state, priority } = bulletin
  return (
    <Page
      frame="staff"
      title={bulletin.title}
      crumbs={[{ href: home, text: t('Bản tin loa truyền thanh', 'Bulletins') }]}
      actions={
        <>
          {can.has('bulletin.write') && isOpen(bulletin) && (
            <ButtonLink href={`${home}/${id}/sua`}>{t('Sửa', 'Change')}</ButtonLink>
          )}
          {can.has('live.speak') && bulletin.kind === 'live' && state === 'approved' && (
            <ButtonLink href={`${home}/${id}/noi`}>{t('Nói trực tiếp', 'Speak live')}</ButtonLink>
          )}
        </>
      }
    >
      <ErrorSummary {...{ errors }} />
      <p class="tags">
        <Tag tone={stateTones[told]}>{t(...stateWords[told])}</Tag>
        <Tag tone={priorityTones[priority]}>{t(...priorityWords[priority])}</Tag>
      </p>
      <States {...{ bulletin }} />
      <Long {...{ bulletin }} />
      <Sound {...{ bulletin, soundFault }} />
      <Words {...{ bulletin, said }} />
      <Parts {...{ bulletin, parts }} />
      <About {...{ bulletin }} />
      <Acts {...{ bulletin, can, isOwn, filled, errors }} />
      <History {...{ past, eventWords }} />
    </Page>
  )
}

function States({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useView()
  const { state, returnReason, withdrawnWhy, soundedAt, reviewedAt } = bulletin
  return (
    <>
      {state === 'returned' && (
        <Notice kind="warn" title={t('Trả lại để sửa', 'Returned')}>
          {returnReason}
        </Notice>
      )}
      {state === 'withdrawn' && (
        <Notice title={t('Đã thu hồi, không phát nữa', 'Withdrawn')}>{withdrawnWhy}</Notice>
      )}
      {soundedAt !== null && reviewedAt === null && (
        <Notice
          kind="warn"
          title={t('Cần xem xét lại lần phát khẩn cấp này', 'This emergency needs a review')}
        >
          {t('Do người khác với người duyệt.', 'By somebody else than who approved it.')}
        </Notice>
      )}
    </>
  )
}

/** So long no slot usually is, in seconds. */
const usuallyMost = 30 * 60

/** Told before it is approved: a slot that is shorter leaves it out. */
function Long({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useView()
  const { seconds, plannedSeconds, state } = bulletin
  const length = seconds ?? plannedSeconds ?? 0
  if (length <= usuallyMost || state === 'withdrawn') return null
  const [vi, en] = lengthText(length)
  return (
    <Notice kind="warn" title={t(`Bản tin dài ${vi}`, `This bulletin takes ${en}`)}>
      {t(
        'Khung giờ ngắn hơn sẽ không phát được bản tin này. Hãy cắt ngắn, chia thành nhiều bản tin, hoặc chọn khung đủ dài khi xếp lịch.',
        'A shorter slot leaves it out. Shorten it, make several of it, or choose a slot that is long enough.',
      )}
    </Notice>
  )
}

/** The text, and what a machine makes of it. */
function Words({ bulletin, said }: Pick<Props, 'bulletin' | 'said'>) {
  const { t } = useView()
  return (
    <>
      {said !== null && (
        <Panel title={t('Máy sẽ đọc', 'As it is read')}>
          <p class="as-typed">{said}</p>
        </Panel>
      )}
      {bulletin.text && (
        <Panel title={t('Nội dung', 'Words')}>
          <p class="as-typed">{bulletin.text}</p>
        </Panel>
      )}
    </>
  )
}

function Parts({ bulletin, parts }: Pick<Props, 'bulletin' | 'parts'>) {
  const { t } = useView()
  if (bulletin.parts.length === 0) return null
  return (
    <Panel title={t('Phát lần lượt', 'One after the other')}>
      <ol>
        {bulletin.parts.map((part, at) => (
          <li key={`${part} ${at}`}>
            <a href={`${home}/${part}`}>{parts.find((one) => one.id === part)?.title ?? '–'}</a>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const noSound = ['Không tạo được âm thanh', 'The sound could not be made'] as const

function History({ past, eventWords }: Pick<Props, 'past' | 'eventWords'>) {
  const { t } = useView()
  return (
    <Panel title={t('Lịch sử', 'History')}>
      <Timeline
        items={past.map(({ at, name, fullName, data }) => ({
          at,
          title: t(
            ...(name === 'bulletin.sounded' && data['why']
              ? noSound
              : (eventWords[name as keyof EventWords] ?? [name, name])),
          ),
          by: fullName ?? undefined,
          body: typeof data['reason'] === 'string' ? data['reason'] : undefined,
        }))}
      />
    </Panel>
  )
}
