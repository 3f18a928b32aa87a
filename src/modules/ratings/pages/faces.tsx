import { useView } from '#ui/view.ts'

import { ratingLevels, type RatingLevel } from '../domain.ts'
import { ratingWords } from '../words.ts'

const mouths: Record<RatingLevel, string> = {
  'very-satisfied': 'M28 58 Q50 86 72 58 Z',
  satisfied: 'M30 62 Q50 76 70 62',
  unsatisfied: 'M30 72 Q50 54 70 72',
}
const fills: Record<RatingLevel, string> = {
  'very-satisfied': '#2e7d32',
  satisfied: '#0f5e58',
  unsatisfied: '#b0532a',
}

/** Three buttons that send the form: the whole rating is one tap. */
export function Faces({ chosen }: { chosen?: RatingLevel | null | undefined }) {
  const { t } = useView()
  return (
    <div class="faces">
      {ratingLevels.map((level) => (
        <button
          key={level}
          class={level === chosen ? 'face face--chosen' : 'face'}
          name="level"
          value={level}
          aria-pressed={level === chosen ? 'true' : undefined}
        >
          <Face {...{ level }} />
          {t(...ratingWords[level])}
        </button>
      ))}
    </div>
  )
}

const Face = ({ level }: { level: RatingLevel }) => (
  <svg viewBox="0 0 100 100" aria-hidden="true">
    <circle cx="50" cy="50" r="46" fill={fills[level]} />
    <circle cx="35" cy="40" r="6" fill="#fff" />
    <circle cx="65" cy="40" r="6" fill="#fff" />
    <path
      d={mouths[level]}
      fill={level === 'very-satisfied' ? '#fff' : 'none'}
      stroke="#fff"
      stroke-width="6"
      stroke-linecap="round"
    />
  </svg>
)
