import { useView } from './view.ts'

/** Language, text size and contrast. Plain buttons of a form: the server keeps the choice. */
export function Preferences() {
  const { t, lang, contrast, path } = useView()
  const other = lang === 'vi' ? 'en' : 'vi'
  const isHigh = contrast === 'high'
  return (
    <form class="prefs" action="/giao-dien" method="post" aria-label={t('Hiển thị', 'Display')}>
      <input type="hidden" name="back" value={path} />
      <TextSizes />
      <button
        class="prefs__button"
        name="contrast"
        value={isHigh ? 'normal' : 'high'}
        aria-pressed={isHigh}
      >
        {t('Tương phản cao', 'High contrast')}
      </button>
      <button class="prefs__button" name="lang" value={other} lang={other}>
        {lang === 'vi' ? 'English' : 'Tiếng Việt'}
      </button>
    </form>
  )
}

const sizes = [
  { value: 'm', sign: 'A', words: ['Chữ thường', 'Normal text'] },
  { value: 'l', sign: 'A+', words: ['Chữ to', 'Large text'] },
  { value: 'xl', sign: 'A++', words: ['Chữ rất to', 'Largest text'] },
] as const

function TextSizes() {
  const { t, textSize } = useView()
  return (
    <fieldset class="prefs__set">
      <legend class="govuk-visually-hidden">{t('Cỡ chữ', 'Text size')}</legend>
      {sizes.map(({ value, sign, words }) => (
        <button
          key={value}
          class="prefs__button"
          name="text"
          value={value}
          aria-pressed={value === textSize}
          aria-label={`${sign}: ${t(words[0], words[1])}`}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  )
}
