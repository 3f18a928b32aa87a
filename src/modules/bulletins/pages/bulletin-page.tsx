import { voiceWords } from '#modules/speech/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import type { EventWords } from '#platform/module.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { isOpen, type Bulletin } from '../domain.ts'
import { languageName } from '../languages.ts'
import type { PastEvent } from '../past.ts'
import {
  genreWords,
  kindWords,
  lengthText,
  priorityTones,
  priorityWords,
  stateTones,
  stateWords,
} from '../words.ts'
import { Acts } from './acts.tsx'

const home = '/can-bo/ban-tin'

type Props = {
  bulletin: Bulletin
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
  const { bulletin, parts, past, said, eventWords, can, isOwn, filled, errors } = props
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
        <Tag tone={stateTones[state]}>{t(...stateWords[state])}</Tag>
        <Tag tone={priorityTones[priority]}>{t(...priorityWords[priority])}</Tag>
      </p>
      <States {...{ bulletin }} />
      <Sound {...props} />
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
      {bulletin.parts.length > 0 && (
        <Panel title={t('Phát lần lượt', 'One after the other')}>
          <ol>
            {bulletin.parts.map((part, at) => (
              <li key={`${part} ${at}`}>
                <a href={`${home}/${part}`}>{parts.find((one) => one.id === part)?.title ?? '–'}</a>
              </li>
            ))}
          </ol>
        </Panel>
      )}
      <About {...{ bulletin }} />
      <Acts {...{ bulletin, can, isOwn, filled, errors }} />
      <Panel title={t('Lịch sử', 'History')}>
        <Timeline
          items={past.map(({ at, name, fullName, data }) => ({
            at,
            title: t(...(eventWords[name as keyof EventWords] ?? [name, name])),
            by: fullName ?? undefined,
            body: typeof data['reason'] === 'string' ? data['reason'] : undefined,
          }))}
        />
      </Panel>
    </Page>
  )
}

function States({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useView()
  const { state, returnReason, withdrawnWhy, priority, approvedAt, reviewedAt } = bulletin
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
      {priority === 'emergency' && approvedAt !== null && reviewedAt === null && (
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

function Sound({ bulletin, soundFault }: Props) {
  const { t } = useView()
  const { sound, fileId, title, kind } = bulletin
  if (sound === 'making')
    return (
      <Notice title={t('Đang tạo âm thanh…', 'The sound is being made…')}>
        <a href={`${home}/${bulletin.id}`}>
          {t('Tải lại trang sau vài giây', 'Load this page again in some seconds')}
        </a>
      </Notice>
    )
  if (sound === 'failed')
    return (
      <Notice kind="stop" title={t('Chưa có âm thanh dùng được', 'No usable sound')}>
        {soundFault && t(...soundFault)}
      </Notice>
    )
  if (fileId !== null)
    return (
      <p>
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the words stand below */}
        <audio
          controls
          preload="none"
          src={`/tep/${fileId}`}
          aria-label={t(`Nghe: ${title}`, `Listen: ${title}`)}
        />
      </p>
    )
  if (kind === 'list') return null
  return (
    <Notice title={t('Không có bản thu', 'Nothing recorded')}>
      {t('Âm thanh đến vào lúc phát.', 'The sound comes when it is on air.')}
    </Notice>
  )
}

function About({ bulletin }: { bulletin: Bulletin }) {
  const { t, lang } = useView()
  const { kind, genre, language, voice, seconds, plannedSeconds, loudness, relayUrl, expiresOn } =
    bulletin
  const length = seconds ?? plannedSeconds
  return (
    <Facts
      rows={[
        [t('Cách phát', 'Kind'), t(...kindWords[kind])],
        [t('Thể loại', 'Genre'), t(...genreWords[genre])],
        [t('Ngôn ngữ', 'Language'), t(...languageName(language))],
        kind === 'speech' && voice !== null && [t('Giọng đọc', 'Voice'), t(...voiceWords[voice])],
        length !== null && [t('Thời lượng', 'Length'), t(...lengthText(length))],
        loudness !== null && [
          t('Độ to', 'Loudness'),
          `${numberText(lang, Math.round(loudness * 10) / 10)} LUFS`,
        ],
        relayUrl !== null && [t('Luồng tiếp sóng', 'Stream'), relayUrl],
        [t('Ngày phát cuối cùng', 'Last day'), expiresOn && <When on={expiresOn} />],
        bulletin.sha256 !== null && [
          t('Mã băm âm thanh', 'Hash'),
          <code class="long-code">{bulletin.sha256}</code>,
        ],
        bulletin.approvedBy !== null && [t('Người duyệt', 'Approved by'), bulletin.approvedBy],
        bulletin.emergencyReason !== null && [
          t('Lý do khẩn cấp', 'Why an emergency'),
          bulletin.emergencyReason,
        ],
        bulletin.reviewedBy !== null && [
          t('Xem xét lại', 'Review'),
          `${bulletin.reviewedBy}: ${bulletin.reviewNote}`,
        ],
      ]}
    />
  )
}
