import {
  LifeEventTiles,
  listTitle,
  type LifeEvent,
  type Procedure,
} from '#modules/procedures/index.ts'
import { Card, Cards } from '#ui/card.tsx'
import { TextField } from '#ui/field.tsx'
import { Button } from '#ui/form.tsx'
import { Band, Hero } from '#ui/hero.tsx'
import { Page } from '#ui/layout.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { useView } from '#ui/view.ts'

type Props = { events: readonly LifeEvent[]; usual: readonly Procedure[] }

/** What a citizen comes for: to know what to do, to follow an application, to find her own. */
export function HomePage({ events, usual }: Props) {
  const { t, unitName } = useView()
  return (
    <Page title={unitName} bare>
      <Hero
        title={t('Bạn cần làm việc gì?', 'What do you need to do?')}
        lead={t(
          'Nói bằng lời thường: sinh con, mất giấy tờ, mở quán… Có dấu hay không dấu đều được.',
          'Say it in plain words, with or without diacritics.',
        )}
      >
        <SearchBox
          action="/thu-tuc"
          id="tim-chinh"
          label={t('Tìm thủ tục', 'Find a procedure')}
          hint={t('Ví dụ: sinh con', 'For example: khai sinh')}
          big
        />
      </Hero>
      <Band title={t('Chuyện trong đời', 'Life events')}>
        <LifeEventTiles events={[...events]} />
      </Band>
      <Band title={t('Hồ sơ đã nộp đến đâu rồi?', 'Where is my application?')}>
        <form action="/tra-cuu" method="get" class="track">
          <TextField
            name="ma"
            id="ma-ho-so"
            label={t('Mã hồ sơ trên giấy tiếp nhận', 'The code on your receipt')}
            width={30}
            code
            autocomplete="off"
          />
          <Button>{t('Tra cứu', 'Track')}</Button>
        </form>
        <p>
          <a href="/cua-toi">
            {t('Đăng nhập để xem mọi hồ sơ của bạn', 'Sign in to see all your applications')}
          </a>
        </p>
      </Band>
      <Band title={t('Thủ tục nhiều người cần', 'Most needed')}>
        <Cards>
          {usual.map(({ code, name, nameEn, field }) => (
            <Card
              key={code}
              title={listTitle(t(name, nameEn || name))}
              href={`/thu-tuc/${code}`}
              meta={field}
            />
          ))}
        </Cards>
      </Band>
    </Page>
  )
}
