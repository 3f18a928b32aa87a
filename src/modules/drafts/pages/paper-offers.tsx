import { originText, plainName, type Offer } from '#modules/vault/index.ts'
import { Button } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { useView, type View } from '#ui/view.ts'

import { reuseButton, reuseValue } from '../stored-papers.ts'

type Props = { component: string; offers: readonly Offer[] }

/** Papers that the citizen gave before: one press uses one of them instead of an upload. */
export function PaperOffers({ component, offers }: Props) {
  const view = useView()
  const { t } = view
  if (offers.length === 0) return null
  return (
    <div class="offer">
      <p class="offer__title">
        {t(
          'Bạn đã có giấy tờ này trong kho, không cần tải lên nữa:',
          'You gave this before, so you need not upload it:',
        )}
      </p>
      <ul class="paper-files">
        {offers.map((offer) => {
          const name = plainName(offer.name)
          return (
            <li key={offer.id}>
              <span>
                <a href={`/cua-toi/giay-to/${offer.id}/tep`}>{name}</a>{' '}
                <span class="muted">
                  {originText(view, offer)}
                  {untilText(view, offer)}
                </span>
              </span>
              {!offer.isExpired && (
                <Button
                  kind="secondary"
                  small
                  name={reuseButton}
                  value={reuseValue(component, offer)}
                  label={t(`Dùng lại ${name}`, `Use ${name} again`)}
                >
                  {t('Dùng lại', 'Use again')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function untilText({ t, lang }: View, { until, isExpired }: Offer) {
  if (!until) return ''
  const day = dateText(lang, until)
  return isExpired
    ? t(`, đã hết giá trị từ ${day}, cần bản mới`, `, expired since ${day}, a new one is needed`)
    : t(`, có giá trị đến ${day}`, `, good until ${day}`)
}
