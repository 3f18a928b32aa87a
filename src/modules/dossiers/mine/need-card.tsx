import { shortened } from '#modules/procedures/index.ts'
import { ButtonLink } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { itemsIn } from '../bringing/domain.ts'
import { listName, type Needed } from './page.tsx'
import { nextWords } from './words.ts'

/** One thing that waits for her: what, until when, and the button that does it. */
export function NeedCard({ mine, need }: Needed) {
  const { t } = useView()
  const at = `/cua-toi/ho-so/${mine.code}`
  const door = doorOf({ mine, need }, at)
  return (
    <article class={`todo__one todo__one--${need.what}`}>
      <p class="todo__what">
        <What {...{ mine, need }} />
      </p>
      <p>
        <a href={at}>{shortened(mine.procedureName, listName)}</a>{' '}
        <span class="code muted">{mine.code}</span>
      </p>
      <ButtonLink small href={door.href}>
        {t(...door.words)}
        <span class="govuk-visually-hidden">: {mine.procedureName}</span>
      </ButtonLink>
    </article>
  )
}

function What({ mine, need }: Needed) {
  const { t, lang } = useView()
  switch (need.what) {
    case 'supplement': {
      const items = itemsIn(need.missing)
      const [first = ''] = items
      const more =
        items.length > 1
          ? t(` và ${items.length - 1} giấy tờ khác`, ` and ${items.length - 1} more`)
          : ''
      return (
        <>
          {t('Cần bổ sung:', 'To supply:')} {first}
          {more}
          {need.by && (
            <>
              {'. '}
              {t('Hạn', 'By')} <When at={need.by} long />
            </>
          )}
        </>
      )
    }
    case 'payment':
      return (
        <>
          {t('Cần nộp', 'To pay:')} {moneyText(lang, need.amount)}
          {need.for && ` (${need.for})`}
        </>
      )
    case 'result':
      return <>{t(...nextWords(mine))}</>
    case 'extended':
      return (
        <>
          {need.late
            ? t('Xã xin lỗi vì trễ hẹn, hẹn lại', 'Late, with an apology; new day:')
            : t('Xã xin lỗi và gia hạn đến', 'Extended, with an apology, to')}{' '}
          <When at={need.to} long />
        </>
      )
    case 'rejected':
      return (
        <>{t('Chưa được tiếp nhận: xem cần mang gì lần sau', 'Not taken in: see what to bring')}</>
      )
  }
}

type Door = { href: string; words: readonly [vi: string, en: string] }

function doorOf({ need }: Needed, at: string): Door {
  switch (need.what) {
    case 'supplement':
      return { href: `${at}#bo-sung`, words: ['Bổ sung ngay', 'Supply now'] }
    case 'payment':
      return { href: at, words: ['Xem cách nộp', 'See how to pay'] }
    case 'result':
      return { href: `${at}/ket-qua`, words: ['Nhận kết quả', 'Get the result'] }
    case 'extended':
      return { href: `${at}#giay-to`, words: ['Đọc thư xin lỗi', 'Read the letter'] }
    case 'rejected':
      return { href: `${at}/mang-gi`, words: ['Lần sau mang gì', 'What to bring'] }
  }
}
