import { useView } from './view.ts'

type Props = {
  items: readonly string[]
  /** The place of the step the reader is at, from 0; the length of the list when all is done. */
  current: number
}

/** Where the reader is on a way of several steps. */
export function Steps({ items, current }: Props) {
  const { t } = useView()
  return (
    <nav class="steps" aria-label={t('Các bước', 'Steps')}>
      <ol>
        {items.map((text, at) => (
          <li
            key={text}
            class={at < current ? 'steps__done' : undefined}
            aria-current={at === current ? 'step' : undefined}
          >
            <span class="steps__sign" aria-hidden="true">
              {at < current ? '✓' : at + 1}
            </span>
            <span>
              {text}
              {at < current && <span class="govuk-visually-hidden"> {t('(xong)', '(done)')}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
