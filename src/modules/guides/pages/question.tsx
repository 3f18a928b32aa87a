import { shortName, type Procedure } from '#modules/procedures/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { longestFrom, writeAnswers, type Question, type Way } from '../domain.ts'
import type { Grounded } from '../store.ts'
import { GivenAnswers, saidIn } from './parts.tsx'

type Props = {
  procedure: Procedure
  guide: Grounded
  way: Way
  text: string
  question: Question
  errors?: Record<string, string> | undefined
}

/** One short question. The answers so far stand in the address, so going back is the browser's own back. */
export function QuestionPage({ procedure, guide, way, text, question, errors }: Props) {
  const view = useView()
  const { t } = view
  const at = `/thu-tuc/${procedure.code}/dieu-kien`
  const left = longestFrom(guide, question.code)
  const place = way.given.length + 1
  const before = writeAnswers(way.given.slice(0, -1))
  return (
    <Page
      title={saidIn(view, question.text)}
      over={t(
        `Câu ${place}, còn nhiều nhất ${left} câu`,
        `Question ${place}, at most ${left} to go`,
      )}
      crumbs={[{ href: `/thu-tuc/${procedure.code}`, text: shortName(view, procedure) }]}
    >
      <ErrorSummary {...{ errors }} />
      <form action={at} method="get" class="guide-do" novalidate>
        <Hidden name="tl" value={text} />
        <Hidden name="hoi" value="1" />
        <Radios
          name="chon"
          legend={t('Câu trả lời của bạn', 'Your answer')}
          hint={question.hint && saidIn(view, question.hint)}
          options={question.answers.map((answer) => ({
            value: answer.code,
            text: saidIn(view, answer.text),
          }))}
          {...{ errors }}
        />
        <Actions>
          <Button>{t('Tiếp tục', 'Continue')}</Button>
          {way.given.length > 0 && (
            <ButtonLink kind="secondary" href={before ? `${at}?tl=${before}` : at}>
              {t('Câu trước', 'Back')}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" href={`/thu-tuc/${procedure.code}/chuan-bi`}>
            {t('Bỏ qua các câu hỏi', 'Skip the questions')}
          </ButtonLink>
        </Actions>
      </form>
      <GivenAnswers given={way.given} {...{ at }} />
    </Page>
  )
}
