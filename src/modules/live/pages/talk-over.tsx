import { lengthText, type Bulletin } from '#modules/bulletins/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Player } from '#ui/player.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Talk } from '../domain.ts'
import { endingWords } from '../words.ts'

type Props = {
  talk: Talk
  listeners: number
  speaker: string | null
  drafts: readonly Bulletin[]
  mayWrite: boolean
}

/** A talk that is over: who spoke, when, how long; the recording, and the bulletin that can be made of it. */
export function Over(props: Props) {
  const { talk, listeners, speaker, drafts, mayWrite } = props
  const { t } = useView()
  const { howEnded, fileId, seconds, endedAt, bulletinId } = talk
  const address = `/can-bo/ban-tin/${bulletinId}/noi`
  return (
    <>
      <Facts
        rows={[
          [t('Người nói', 'Spoken by'), speaker ?? t('Không còn tài khoản', 'No account any more')],
          [t('Bắt đầu', 'Began'), <When at={talk.startedAt} />],
          endedAt !== null && [t('Kết thúc', 'Ended'), <When at={endedAt} />],
          seconds !== null && seconds > 0 && [t('Thời lượng', 'Length'), t(...lengthText(seconds))],
          howEnded !== null && [t('Cách kết thúc', 'How'), t(...endingWords[howEnded])],
          [t('Cụm loa đã nghe', 'Heard by'), `${listeners}/${talk.clusterIds.length}`],
        ]}
      />
      <Recording {...{ fileId, seconds }} />
      <Drafts {...{ drafts }} />
      <Actions>
        {fileId !== null && drafts.length === 0 && mayWrite && (
          <Form action={`${address}/${talk.id}/thanh-ban-tin`}>
            <Button>{t('Soạn bản tin từ bản ghi', 'Make a bulletin of it')}</Button>
          </Form>
        )}
        <ButtonLink kind="secondary" href={address}>
          {t('Nói lần nữa', 'Speak again')}
        </ButtonLink>
      </Actions>
    </>
  )
}

function Recording({ fileId, seconds }: Pick<Talk, 'fileId' | 'seconds'>) {
  const { t } = useView()
  if (fileId !== null)
    return (
      <p>
        <Player src={`/tep/${fileId}`} label={t('Bản ghi', 'The recording')} />
      </p>
    )
  if (seconds === null)
    return (
      <Notice title={t('Bản ghi đang được lưu', 'The recording is being kept')}>
        {t('Tải lại trang sau ít phút để nghe lại.', 'Come back in a minute to hear it.')}
      </Notice>
    )
  return (
    <Notice title={t('Không có bản ghi', 'There is no recording')}>
      {t('Không nghe được tiếng nào trong buổi này.', 'Nothing was heard in this talk.')}
    </Notice>
  )
}

function Drafts({ drafts }: Pick<Props, 'drafts'>) {
  const { t } = useView()
  if (drafts.length === 0) return null
  return (
    <Notice kind="ok" title={t('Bản ghi đã thành bản tin', 'Made into a bulletin')}>
      <ul>
        {drafts.map(({ id, title }) => (
          <li key={id}>
            <a href={`/can-bo/ban-tin/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
