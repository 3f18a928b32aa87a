import { OfferChoice } from '#modules/vault/index.ts'
import { useView } from '#ui/view.ts'

import { answerStoredField, type AnswerOffers } from '../stored/for-answer.ts'
import { lookIn } from '../stored/look.ts'

type Props = {
  code: string
  offers: AnswerOffers
  filled?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
}

/** What the applicant's store holds for a request: ticked, it need not be handed in again. */
export function AnswerStored({ code, offers: { fitting, others }, filled, errors }: Props) {
  const { t, who } = useView()
  const look = who.kind === 'citizen' ? (id: string) => `/cua-toi/giay-to/${id}/tep` : lookIn(code)
  const isPicked = Boolean(filled?.[answerStoredField])
  return (
    <>
      <OfferChoice name={answerStoredField} offers={fitting} {...{ look, filled, errors }} />
      {others.length > 0 && (
        <details class="fold" open={isPicked}>
          <summary>
            {who.kind === 'citizen'
              ? t(
                  `Giấy tờ khác trong kho của bạn (${others.length})`,
                  `Your other stored papers (${others.length})`,
                )
              : t(
                  `Giấy tờ khác trong kho của người nộp (${others.length})`,
                  `Other papers in the applicant’s store (${others.length})`,
                )}
          </summary>
          <OfferChoice
            name={answerStoredField}
            legend={t('Kèm vào hồ sơ này', 'Attach to this dossier')}
            offers={others}
            {...{ look, filled, errors }}
          />
        </details>
      )}
    </>
  )
}
