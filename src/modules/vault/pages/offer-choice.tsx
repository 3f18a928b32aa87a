import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes } from '#ui/field.tsx'
import { dateText } from '#ui/format.ts'
import { useView, type View } from '#ui/view.ts'

import { plainName } from '../domain.ts'
import type { Offer } from '../offers.ts'
import { formWords, originText } from '../words.ts'

type Props = {
  name: string
  offers: readonly Offer[]
  /** Where a stored paper is looked at before it is used. */
  look: (id: string) => string
  /** Where an officer writes down what stands on it. */
  describe?: ((id: string) => string) | undefined
  legend?: string | undefined
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** "Dùng lại": papers that were given before, each with where it comes from; ticked, nothing need be handed in. */
export function OfferChoice({ name, offers, look, describe, legend, filled = {}, errors }: Props) {
  const view = useView()
  const { t } = view
  if (offers.length === 0) return null
  return (
    <div class="offer">
      <Checkboxes
        {...{ name, filled, errors }}
        legend={
          legend ??
          t('Đã có trong kho, không cần nộp lại', 'Already in the store, need not be handed in')
        }
        small
        options={offers.map((offer) => ({
          value: offer.id,
          text: t(
            `Dùng lại: ${plainName(offer.name)}, ${originText(view, offer)}`,
            `Use again: ${plainName(offer.name)}, ${originText(view, offer)}`,
          ),
          hint: hintOf(view, offer),
          disabled: offer.isExpired,
          more: (
            <>
              <a href={look(offer.id)} target="_blank" rel="noopener">
                {t(`Xem ${plainName(offer.name)}`, `Look at ${plainName(offer.name)}`)}
              </a>
              {describe && (
                <>
                  {' · '}
                  <a href={describe(offer.id)} target="_blank" rel="noopener">
                    {t('Ghi cơ quan cấp, ngày cấp', 'Write down issuer and dates')}
                  </a>
                </>
              )}
            </>
          ),
        }))}
      />
    </div>
  )
}

function hintOf({ t, lang }: View, offer: Offer): string {
  const { form, until, isExpired, documentNumber, issuer } = offer
  const day = until && dateText(lang, until)
  const validity = isExpired
    ? t(`đã hết giá trị từ ${day}, cần bản mới`, `expired since ${day}, a new one is needed`)
    : day && t(`có giá trị đến ${day}`, `good until ${day}`)
  const number = documentNumber && t(`số ${documentNumber}`, `no. ${documentNumber}`)
  return [t(...formWords[form]), number, issuer, validity].filter(Boolean).join(' · ')
}
