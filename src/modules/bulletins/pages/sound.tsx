import { Notice } from '#ui/notice.tsx'
import { Player } from '#ui/player.tsx'
import { useView } from '#ui/view.ts'

import type { Bulletin } from '../domain.ts'
import { languageName } from '../languages.ts'

const home = '/can-bo/ban-tin'

type Props = { bulletin: Bulletin; soundFault: readonly [string, string] | null }

/** What is heard, or why nothing can be heard yet. */
export function Sound({ bulletin, soundFault }: Props) {
  const { t } = useView()
  const { sound, fileId, title, kind, spokenIn } = bulletin
  const faulty = spokenIn.find(({ why }) => why !== null)
  if (sound === 'making')
    return (
      <Notice title={t('Đang tạo âm thanh…', 'The sound is being made…')}>
        {t('Trang tự tải lại khi có âm thanh. ', 'This page loads itself again. ')}
        <a href={`${home}/${bulletin.id}`}>{t('Tải lại ngay', 'Load it now')}</a>
      </Notice>
    )
  if (sound === 'failed')
    return (
      <Notice kind="stop" title={t('Chưa có âm thanh dùng được', 'No usable sound')}>
        {faulty && <strong>{t(...languageName(faulty.language))}: </strong>}
        {soundFault && t(...soundFault)}
      </Notice>
    )
  if (fileId !== null)
    return <Player src={`/tep/${fileId}`} label={t(`Nghe: ${title}`, `Listen: ${title}`)} />
  if (kind === 'list') return null
  return (
    <Notice title={t('Không có bản thu', 'Nothing recorded')}>
      {t('Âm thanh đến vào lúc phát.', 'The sound comes when it is on air.')}
    </Notice>
  )
}
