import { voiceWords } from '#modules/speech/index.ts'
import { Facts } from '#ui/facts.tsx'
import { numberText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Bulletin } from '../domain.ts'
import { languageName } from '../languages.ts'
import { genreWords, kindWords, lengthText } from '../words.ts'

const home = '/can-bo/ban-tin'

/** The facts of it, as an approver reads them. */
export function About({ bulletin }: { bulletin: Bulletin }) {
  const { t, lang } = useView()
  const { kind, genre, voice, seconds, plannedSeconds, loudness, relayUrl, expiresOn } = bulletin
  const length = seconds ?? plannedSeconds
  return (
    <Facts
      rows={[
        [t('Cách phát', 'Kind'), t(...kindWords[kind])],
        [t('Thể loại', 'Genre'), t(...genreWords[genre])],
        [t('Ngôn ngữ', 'Language'), <Languages {...{ bulletin }} />],
        kind === 'speech' && voice !== null && [t('Giọng đọc', 'Voice'), t(...voiceWords[voice])],
        length !== null && [
          bulletin.spokenIn.length > 0
            ? t('Tổng thời lượng', 'Length in all')
            : t('Thời lượng', 'Length'),
          t(...lengthText(length)),
        ],
        loudness !== null && [
          t('Độ to', 'Loudness'),
          `${numberText(lang, Math.round(loudness * 10) / 10)} LUFS`,
        ],
        relayUrl !== null && [t('Luồng tiếp sóng', 'Stream'), relayUrl],
        bulletin.copiedFrom !== null && [
          t('Soạn lại từ', 'Made from'),
          <a href={`${home}/${bulletin.copiedFrom}`}>{t('Bản tin gốc', 'The earlier bulletin')}</a>,
        ],
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

/** One language, or each in its turn with its length and what was uploaded for it. */
function Languages({ bulletin }: { bulletin: Bulletin }) {
  const { t } = useView()
  const { language, spokenIn } = bulletin
  if (spokenIn.length === 0) return <>{t(...languageName(language))}</>
  return (
    <ol>
      {spokenIn.map((one) => (
        <li key={one.language}>
          {t(...languageName(one.language))}
          {one.seconds !== null && `: ${t(...lengthText(one.seconds))}`}
          {one.name !== null && <span class="muted"> · {one.name}</span>}
        </li>
      ))}
    </ol>
  )
}
