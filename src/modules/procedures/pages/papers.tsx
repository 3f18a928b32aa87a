import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

/** Thành phần hồ sơ, as a citizen reads it before coming. */
export type Paper = {
  name: string
  kinds: string[]
  isOptional: boolean
  isOnlyShown: boolean
  hint?: string | undefined
}

export function Papers({ papers }: { papers: Paper[] | undefined }) {
  const { t } = useView()
  return (
    <Panel title={t('Giấy tờ cần chuẩn bị', 'What to bring')}>
      {papers === undefined ? <Usual /> : <Listed {...{ papers }} />}
      <p class="muted">
        {t(
          'Giấy tờ đã có trên VNeID hoặc tra cứu được trong cơ sở dữ liệu thì không phải nộp lại.',
          'Papers that are on VNeID or can be looked up in a database need not be handed in again.',
        )}
      </p>
    </Panel>
  )
}

function Listed({ papers }: { papers: Paper[] }) {
  const { t } = useView()
  if (papers.length === 0)
    return (
      <p>
        {t('Chỉ cần tờ khai, không phải nộp giấy tờ kèm theo.', 'Only the form; no other papers.')}
      </p>
    )
  return (
    <ul class="govuk-list govuk-list--bullet">
      {papers.map(({ name, kinds, isOptional, isOnlyShown, hint }) => (
        <li key={name}>
          {name}{' '}
          <span class="muted">({[...kinds, ...marks(t, isOptional, isOnlyShown)].join(', ')})</span>
          {hint && <p class="govuk-hint">{hint}</p>}
        </li>
      ))}
    </ul>
  )
}

const marks = (t: ReturnType<typeof useView>['t'], isOptional: boolean, isOnlyShown: boolean) => [
  ...(isOnlyShown ? [t('chỉ xuất trình', 'only shown')] : []),
  ...(isOptional ? [t('tùy trường hợp', 'if it applies')] : []),
]

function Usual() {
  const { t } = useView()
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('Tờ khai, đơn theo mẫu của thủ tục', 'The form of the procedure')}</li>
        <li>
          {t(
            'Giấy tờ tùy thân hoặc VNeID (chỉ xuất trình)',
            'An identity paper or VNeID (only shown)',
          )}
        </li>
        <li>
          {t(
            'Giấy tờ khác theo quy định của thủ tục: xem ở nguồn hoặc hỏi cán bộ tiếp nhận',
            'Other papers of the procedure: see the source or ask at the desk',
          )}
        </li>
      </ul>
    </>
  )
}
