import { shortName, type Procedure } from '#modules/procedures/index.ts'
import { Actions, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Ending, Way } from '../domain.ts'
import type { Grounded } from '../store.ts'
import { GivenAnswers, saidIn } from './parts.tsx'

type Props = {
  procedure: Procedure
  guide: Grounded
  way: Way
  text: string
  names: ReadonlyMap<string, string>
}

const kinds = { 'go-on': 'ok', 'other-procedure': 'info', 'not-yet': 'warn' } as const

/** What came of the answers. None of it forbids filing: the office decides on the application. */
export function EndingPage(props: Props) {
  const view = useView()
  const { t } = view
  const { procedure, way, guide } = props
  const { ending } = way
  if (!ending) return null
  const titles: Record<Ending['kind'], string> = {
    'go-on': t('Bạn làm được thủ tục này', 'This is your procedure'),
    'other-procedure': t('Có thủ tục khác hợp với bạn hơn', 'Another procedure fits better'),
    'not-yet': t('Có thể bạn chưa đủ điều kiện', 'It may not apply to you yet'),
  }
  return (
    <Page
      title={titles[ending.kind]}
      over={procedure.code}
      crumbs={[{ href: `/thu-tuc/${procedure.code}`, text: shortName(view, procedure) }]}
    >
      <Notice kind={kinds[ending.kind]} title={saidIn(view, ending.text)}>
        <Ground {...{ ending, guide }} />
      </Notice>
      <div class="guide-do">
        <Next {...props} {...{ ending }} />
      </div>
      <GivenAnswers given={way.given} at={`/thu-tuc/${procedure.code}/dieu-kien`} />
    </Page>
  )
}

function Ground({ ending, guide }: { ending: Ending; guide: Grounded }) {
  const { t } = useView()
  const citation = ending.citation ?? guide.citation
  const certainty = ending.certainty ?? guide.certainty
  return (
    <p>
      {t('Căn cứ:', 'Ground:')} {citation}.
      {certainty === 'to-confirm' &&
        ` ${t('Chưa được xác nhận với văn bản gốc.', 'Not yet confirmed with the original text.')}`}
    </p>
  )
}

function Next({ procedure, ending, text, names }: Props & { ending: Ending }) {
  const { t } = useView()
  const { code, channels, filed } = procedure
  const online = filed === 'here' && channels.includes('online')
  const query = `?tl=${encodeURIComponent(text)}`
  const prepare = `/thu-tuc/${code}/chuan-bi${query}`
  if (ending.kind === 'go-on')
    return (
      <Actions>
        {online && (
          <ButtonLink href={`/nop-ho-so/${code}${query}`}>
            {t('Nộp trực tuyến', 'Apply online')}
          </ButtonLink>
        )}
        <ButtonLink kind="secondary" href={prepare}>
          {t('Xem giấy tờ, chi phí, ngày trả', 'See papers, cost and date')}
        </ButtonLink>
      </Actions>
    )
  const named = ending.procedure
  return (
    <>
      {named !== undefined && (
        <p>
          <ButtonLink href={`/thu-tuc/${named}`}>
            {t('Xem thủ tục', 'See')}: {names.get(named) ?? named}
          </ButtonLink>
        </p>
      )}
      <p>
        {t(
          'Đây là hướng dẫn, không phải quyết định. Bạn vẫn có quyền nộp hồ sơ và được trả lời.',
          'This is guidance, not a decision. You may file all the same and will get an answer.',
        )}{' '}
        {online ? (
          <a href={`/nop-ho-so/${code}${query}`}>{t('Vẫn nộp thủ tục này', 'File it anyway')}</a>
        ) : (
          <a href={prepare}>{t('Vẫn chuẩn bị thủ tục này', 'Prepare it anyway')}</a>
        )}
      </p>
    </>
  )
}
