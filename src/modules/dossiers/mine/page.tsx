import type { ComponentChildren } from 'preact'

import { shortened } from '#modules/procedures/index.ts'
import { Empty } from '#ui/empty.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { StateTag, TimeTag } from '../pages/parts.tsx'
import { byNeed, needOf } from './domain.ts'
import { listName, NeedCard, type Needed } from './need-card.tsx'
import type { Mine } from './store.ts'
import { nextWords } from './words.ts'

type Props = {
  open: readonly Mine[]
  past: readonly Mine[]
  next: string | null
  /** Dossiers that are over and may still be rated. */
  toRate: readonly Mine[]
  /** The drafts, from the module that keeps them. */
  drafts: ComponentChildren
  /** What other communes settle, from the module that hands dossiers over. */
  elsewhere?: ComponentChildren
  text: string
  now: Temporal.Instant
}

const turnedAway = new Set(['rejected', 'withdrawn'])

/** Hồ sơ của tôi: what waits for her first, then what runs, then what is over. */
export function MinePage(props: Props) {
  const { open, past, next, toRate, drafts, elsewhere, text, now } = props
  const { t } = useView()
  const needed = neededOf([...open, ...past], now)
  const shown = new Set(needed.map(({ mine }) => mine.id))
  const running = open.filter(({ id }) => !shown.has(id))
  const apply = <ButtonLink href="/thu-tuc">{t('Nộp hồ sơ mới', 'New application')}</ButtonLink>
  const isEmpty = open.length + past.length === 0
  return (
    <Page title={t('Hồ sơ của tôi', 'My applications')} actions={!isEmpty && apply}>
      <Todo {...{ needed, toRate }} />
      {drafts}
      {elsewhere}
      {isEmpty && text === '' && !elsewhere && (
        <Empty title={t('Bạn chưa nộp hồ sơ nào.', 'You have no applications yet.')} action={apply}>
          <p>
            {t(
              'Tìm thủ tục bạn cần, xem giấy tờ, chi phí và ngày trả trước khi nộp.',
              'Find what you need and see papers, cost and date before you apply.',
            )}
          </p>
        </Empty>
      )}
      {running.length > 0 && (
        <Panel title={t('Đang giải quyết', 'In progress')} id="dang-giai-quyet">
          <Lines lines={running} {...{ now }} />
        </Panel>
      )}
      {(!isEmpty || text !== '') && <Find {...{ text }} />}
      {isEmpty && text !== '' && (
        <Empty
          title={t(`Không có hồ sơ nào hợp với “${text}”.`, `Nothing fits “${text}”.`)}
          action={<a href="/cua-toi">{t('Xem tất cả', 'Show all')}</a>}
        />
      )}
      {past.length > 0 && (
        <Panel title={t('Đã xong', 'Over')} id="da-xong">
          <Lines lines={past} {...{ now }} />
        </Panel>
      )}
      <Pager {...{ next }} />
      <Also />
    </Page>
  )
}

const neededOf = (mine: readonly Mine[], now: Temporal.Instant): Needed[] =>
  mine
    .flatMap((one) => {
      const need = needOf(one, now)
      return need ? [{ mine: one, need }] : []
    })
    .toSorted((a, b) => byNeed(a.need, b.need))

function Todo({ needed, toRate }: { needed: readonly Needed[]; toRate: readonly Mine[] }) {
  const { t } = useView()
  if (needed.length + toRate.length === 0) return null
  return (
    <section class="todo" aria-labelledby="can-lam">
      <h2 id="can-lam">
        {t('Cần bạn làm', 'Waiting for you')}{' '}
        <span class="count">{needed.length + toRate.length}</span>
      </h2>
      {needed.map(({ mine, need }) => (
        <NeedCard key={mine.id} {...{ mine, need }} />
      ))}
      {toRate.map(({ code, procedureName }) => (
        <article key={code} class="todo__one">
          <p class="todo__what">
            {t('Bạn hài lòng với việc giải quyết không?', 'Were you satisfied?')}
          </p>
          <p>{shortened(procedureName, listName)}</p>
          <ButtonLink kind="secondary" small href={`/cua-toi/ho-so/${code}/danh-gia`}>
            {t('Đánh giá', 'Rate')}
            <span class="govuk-visually-hidden">: {procedureName}</span>
          </ButtonLink>
        </article>
      ))}
    </section>
  )
}

function Find({ text }: { text: string }) {
  const { t } = useView()
  return (
    <search>
      <form action="/cua-toi" method="get" class="mine-find">
        <TextField
          name="q"
          type="search"
          label={t('Tìm trong hồ sơ của tôi', 'Find among my applications')}
          hint={t('Tên thủ tục hoặc mã hồ sơ', 'Procedure or code')}
          value={text}
        />
        <Button kind="secondary">{t('Tìm', 'Find')}</Button>
      </form>
    </search>
  )
}

function Lines({ lines, now }: { lines: readonly Mine[]; now: Temporal.Instant }) {
  const { t } = useView()
  return (
    <ul class="mine">
      {lines.map((mine) => (
        <li key={mine.id}>
          <p class="mine__name">
            <a href={`/cua-toi/ho-so/${mine.code}`}>{shortened(mine.procedureName, listName)}</a>
          </p>
          <p>
            <StateTag state={mine.state} /> <TimeTag line={mine} {...{ now }} />
          </p>
          <p>{t(...nextWords(mine))}</p>
          <p class="muted">
            <span class="code">{mine.code}</span> · {t('nộp', 'filed')}{' '}
            <When at={mine.receivedAt} only="date" />
            {mine.dueAt && mine.finishedAt === null && !turnedAway.has(mine.state) && (
              <>
                {' · '}
                {t(...dueWords(mine))} <When at={mine.dueAt} long />
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Nothing is promised before the desk has accepted. */
const dueWords = ({ state }: Mine): readonly [vi: string, en: string] =>
  state === 'new'
    ? ['dự kiến trả, nếu được tiếp nhận ngay,', 'expected, if accepted now,']
    : ['hẹn trả', 'due']

function Also() {
  const { t } = useView()
  return (
    <nav aria-label={t('Việc khác của tôi', 'More of mine')}>
      <ul class="govuk-list">
        <li>
          <a href="/cua-toi/chia-se">{t('Kết quả tôi đã chia sẻ', 'Results I have shared')}</a>
        </li>
        <li>
          <a href="/cua-toi/giay-to">
            {t('Giấy tờ của tôi, dùng lại được', 'My papers, to use again')}
          </a>
        </li>
        <li>
          <a href="/cua-toi/ai-da-xem">
            {t('Ai đã xem thông tin của tôi?', 'Who has opened my data?')}
          </a>
        </li>
      </ul>
    </nav>
  )
}
