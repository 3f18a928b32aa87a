import { Facts } from '#ui/facts.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView, type View } from '#ui/view.ts'

import { writeAnswers, type Given, type Text } from '../domain.ts'

/** A text in the reader's language; an administrator may have written it in Vietnamese only. */
export const saidIn = ({ t }: Pick<View, 't'>, { vi, en }: Text): string => t(vi, en || vi)

/** What was answered so far, each with the way back to it. */
export function GivenAnswers({ given, at }: { given: readonly Given[]; at: string }) {
  const view = useView()
  const { t } = view
  if (given.length === 0) return null
  return (
    <Panel title={t('Bạn đã trả lời', 'Your answers')}>
      <Facts
        rows={given.map(({ question, answer }, n) => {
          const before = writeAnswers(given.slice(0, n))
          return [
            saidIn(view, question.text),
            saidIn(view, answer.text),
            <a href={before ? `${at}?tl=${before}` : at}>
              {t('Sửa', 'Change')}
              <span class="govuk-visually-hidden">: {saidIn(view, question.text)}</span>
            </a>,
          ]
        })}
      />
    </Panel>
  )
}
